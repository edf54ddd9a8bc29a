//! Paths: what they name, how they are shown, and the bytes behind them.

use super::args::Reports;
use super::complain;
use globset::GlobBuilder;
use ignore::WalkBuilder;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufReader, Read};
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// Standard input among the paths.
pub const STDIN: &str = "-";

/// A list of this many bytes names more reports than one event has.
const LONGEST_LIST: usize = 16 << 20;

/// The paths that the command line names, itself or in a file of them; `None` where it names none.
pub fn named(asked: &Reports) -> io::Result<Option<Vec<PathBuf>>> {
    let mut paths = asked.paths.clone();
    if paths.iter().chain(&asked.files_from).filter(|path| *path == Path::new(STDIN)).count() > 1 {
        return Err(io::Error::other(
            "standard input is named twice, and can be read once; save one of the two into a file",
        ));
    }
    if let Some(file) = &asked.files_from {
        paths.extend(listed(file)?);
        return Ok(Some(paths));
    }
    Ok(Some(paths).filter(|paths| !paths.is_empty()))
}

/// The paths in a file, one a line; a file with zero bytes in it has one before each of them, as `find -print0` writes.
fn listed(file: &Path) -> io::Result<Vec<PathBuf>> {
    let words = words(file, LONGEST_LIST, "a list of reports")?;
    let between = if words.contains('\0') { '\0' } else { '\n' };
    let lines = words.split(between).map(|line| line.trim_end_matches('\r')).filter(|line| !line.trim().is_empty());
    Ok(lines.map(PathBuf::from).collect())
}

/// Paths as people give them, with `/` on every system; standard input by its name. Where `/` parts a path, `\` is a letter.
pub fn shown(path: &Path) -> String {
    if path == Path::new(STDIN) { "<stdin>".into() } else { path.to_string_lossy().replace(MAIN_SEPARATOR, "/") }
}

/// The files that a glob matches, by name.
pub fn matching(glob: &str) -> Result<Vec<PathBuf>, String> {
    let matcher = GlobBuilder::new(glob).literal_separator(true).build().map_err(|e| e.to_string())?.compile_matcher();
    let fixed: PathBuf =
        Path::new(glob).iter().take_while(|part| !part.to_string_lossy().contains(['*', '?', '[', '{'])).collect();
    let found = walk(or_here(&fixed), |file| matcher.is_match(file.strip_prefix("./").unwrap_or(file)))?;
    if found.is_empty() {
        return Err("no file matches".into());
    }
    Ok(found.iter().map(|file| file.strip_prefix("./").unwrap_or(file).to_path_buf()).collect())
}

/// The files below `root` that are wanted, by name; hidden ones are passed over. Where a link leads, whoever put it there says,
/// and not who named the folder: it is left out, which is said on stderr.
pub fn walk(root: &Path, mut wanted: impl FnMut(&Path) -> bool) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let by_name = |a: &OsStr, b: &OsStr| a.cmp(b);
    for entry in WalkBuilder::new(root).standard_filters(false).hidden(true).sort_by_file_name(by_name).build() {
        let entry = entry.map_err(|error| error.to_string())?;
        if entry.path_is_symlink() && entry.path().is_file() && wanted(entry.path()) {
            complain(&format!("{}: left out: it is a link; name it itself to have it read", shown(entry.path())));
        } else if entry.file_type().is_some_and(|kind| kind.is_file()) && wanted(entry.path()) {
            found.push(entry.into_path());
        }
    }
    Ok(found)
}

/// The bytes of a file, or of standard input. No more than `largest` and one are read, so that a device without an end is
/// seen to be larger like any large file.
pub fn bytes(file: &Path, largest: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let limit = largest as u64 + 1;
    if file == Path::new(STDIN) {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    match opened(file)?.take(limit).read_to_end(&mut bytes) {
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => Err(io::Error::other(
            "it goes on for as long as the system runs; save what is in it now and give that file",
        )),
        read => read.map(|_| bytes),
    }
}

/// Some files of the system, such as the log of the kernel, are told from others by nothing but that they keep their reader
/// waiting for what happens next. Opened like this, they say so instead.
fn opened(file: &Path) -> io::Result<fs::File> {
    let mut how = fs::OpenOptions::new();
    #[cfg(unix)]
    if file.is_file() {
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut how, libc::O_NONBLOCK);
    }
    how.read(true).open(file)
}

/// A file to be read line by line, however long it is.
pub fn lines(file: &Path) -> io::Result<BufReader<fs::File>> {
    let name = shown(file);
    let opened = fs::File::open(file).map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
    if file.is_dir() {
        return Err(io::Error::other(format!("{name}: this is a folder; give a file of JSON Lines")));
    }
    Ok(BufReader::new(opened))
}

/// Whether the path is a name for something that the program was given open, such as `<(...)` of a shell: it can be read or
/// written once, from where it stands, whatever it is.
pub fn is_open_already(path: &Path) -> bool {
    ["/dev/fd", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/proc"].iter().any(|open| path.starts_with(open))
}

/// The same as characters. What is wrong names the file, and `what` it should be.
pub fn words(file: &Path, largest: usize, what: &str) -> io::Result<String> {
    let name = shown(file);
    let bytes = bytes(file, largest).map_err(|error| io::Error::new(error.kind(), format!("{name}: {error}")))?;
    if bytes.len() > largest {
        let most = largest >> 20;
        return Err(io::Error::other(format!("{name}: it is larger than {most} MiB, which is too much for {what}")));
    }
    String::from_utf8(bytes)
        .map_err(|_| io::Error::other(format!("{name}: it is not UTF-8, as {what} must be; save it as UTF-8")))
}

/// The folder that a file is in.
pub fn folder_of(file: &Path) -> &Path {
    or_here(file.parent().unwrap_or(Path::new("")))
}

/// A folder that is written as nothing is the working folder.
pub fn or_here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// A file beside the one that is missing whose name is nearly the same.
pub fn near(path: &Path) -> Option<String> {
    const NEAR_ENOUGH: f64 = 0.85;
    let wanted = path.file_name()?.to_string_lossy().to_lowercase();
    let names =
        fs::read_dir(folder_of(path)).ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut likely: Vec<(f64, String)> = names
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name))
        .filter(|(likeness, name)| *likeness >= NEAR_ENOUGH && Some(OsStr::new(name)) != path.file_name())
        .collect();
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let (_, name) = likely.into_iter().next()?;
    Some(shown(&path.with_file_name(name)))
}
