//! The command-line face of `atodds`.

/// Reading takes very many small pieces of memory, and this gives them in half the time that the allocators of most systems take.
#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    atodds::cli::run()
}
