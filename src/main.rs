//! The command-line face of `atodds`.

fn main() -> std::process::ExitCode {
    atodds::cli::run()
}
