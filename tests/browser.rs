//! The page in a real browser: hostile words stay words, keys walk, filters filter, nothing is fetched.
//!
//! Without Chromium on the machine the tests say so on stderr and do nothing.

#![cfg(unix)]

mod records;

use atodds::render::{Drawn, Format, LARGEST_PAGE, Page, Record};
use records::{ferry, hostile};
use serde_json::{Value, json};
use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// A browser without a window, spoken to over two pipes in the DevTools protocol.
struct Browser {
    child: Child,
    to: File,
    from: BufReader<File>,
    session: Option<String>,
    calls: u64,
    /// What happened meanwhile: requests, dialogs, errors.
    events: Vec<Value>,
    folder: TempDir,
}

impl Browser {
    /// A browser that shows `record`, or nothing when there is none on this machine.
    fn showing(record: &Record) -> Option<Self> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let there = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|run| run.status.success());
        let Some(program) = names.into_iter().find(there) else {
            // Written past the test runner, which would keep it to itself.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: there is no Chromium on this machine, so the page was not tried in one"
            );
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        std::fs::write(path("page.html"), Format::Html.draw(record, &Drawn::default()).words).unwrap();
        for (name, words) in Page::of(record, LARGEST_PAGE).files {
            std::fs::write(path(name), words).unwrap();
        }
        assert!(Command::new("mkfifo").args([path("to"), path("from")]).status().unwrap().success());
        let flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --no-first-run \
            --remote-debugging-pipe --user-data-dir=profile about:blank";
        let child = Command::new("sh")
            .args(["-c", &format!("exec {program} {flags} 3<to 4>from")])
            .current_dir(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let to = OpenOptions::new().write(true).open(path("to")).unwrap();
        let from = BufReader::new(File::open(path("from")).unwrap());
        let mut browser = Self { child, to, from, session: None, calls: 0, events: Vec::new(), folder };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}))["targetId"].clone();
        let attached = browser.call("Target.attachToTarget", json!({"targetId": target, "flatten": true}));
        browser.session = attached["sessionId"].as_str().map(str::to_string);
        for domain in ["Page", "Network", "Log", "Runtime"] {
            browser.call(&format!("{domain}.enable"), json!({}));
        }
        Some(browser)
    }

    /// Opens the page, with what stands behind its address.
    fn open(&mut self, hash: &str) {
        self.open_file("page.html", hash);
    }

    fn open_file(&mut self, name: &str, hash: &str) {
        let url = format!("file://{}{hash}", self.folder.path().join(name).display());
        self.events.clear();
        self.call("Page.navigate", json!({"url": "about:blank"}));
        self.call("Page.navigate", json!({"url": url}));
        for _ in 0..200 {
            if self.call("Runtime.evaluate", json!({"expression": "document.readyState + location.protocol"}))["result"]
                ["value"]
                == "completefile:"
            {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
        panic!("the page did not load");
    }

    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.calls += 1;
        let mut message = json!({"id": self.calls, "method": method, "params": parameters});
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).unwrap();
        loop {
            let mut answer = Vec::new();
            self.from.read_until(0, &mut answer).unwrap();
            answer.pop();
            let answer: Value = serde_json::from_slice(&answer).expect("the browser went away");
            if answer["id"] == self.calls {
                assert!(answer["error"].is_null(), "{method}: {answer}");
                return answer["result"].clone();
            }
            self.events.push(answer);
        }
    }

    /// What an expression is in the page.
    fn see(&mut self, expression: &str) -> Value {
        let seen = self.call("Runtime.evaluate", json!({"expression": expression, "returnByValue": true}));
        assert!(seen["exceptionDetails"].is_null(), "{expression}: {seen}");
        seen["result"]["value"].clone()
    }

    fn press(&mut self, key: &str) {
        let text = if key.chars().count() == 1 {
            key
        } else if key == "Enter" {
            "\r"
        } else {
            ""
        };
        self.call("Input.dispatchKeyEvent", json!({"type": "keyDown", "key": key, "text": text}));
        self.call("Input.dispatchKeyEvent", json!({"type": "keyUp", "key": key}));
    }

    fn focused(&mut self) -> String {
        self.see("document.activeElement.id").as_str().unwrap_or_default().to_string()
    }

    /// What should never have happened while the page was open.
    fn trouble(&self) -> Vec<String> {
        let is_bad = |event: &&Value| match event["method"].as_str().unwrap_or_default() {
            "Page.javascriptDialogOpening" | "Runtime.exceptionThrown" | "Log.entryAdded" => true,
            "Network.requestWillBeSent" => {
                let url = event["params"]["request"]["url"].as_str().unwrap_or_default();
                !url.starts_with(&format!("file://{}/", self.folder.path().display())) && url != "about:blank"
            }
            _ => false,
        };
        self.events.iter().filter(is_bad).map(Value::to_string).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn keys_filters_and_links_work_and_nothing_is_fetched() {
    let record = ferry();
    let Some(mut browser) = Browser::showing(&record) else { return };
    browser.open("");
    let ids: Vec<String> = record.findings.iter().map(|finding| format!("f-{}", finding.id)).collect();
    let conflicts: Vec<&String> =
        record.findings.iter().zip(&ids).filter(|(f, _)| f.verdict == "conflict").map(|(_, id)| id).collect();

    browser.press("j");
    assert_eq!(browser.focused(), ids[0]);
    browser.press("j");
    assert_eq!(browser.focused(), ids[1]);
    browser.press("n");
    assert_eq!(&browser.focused(), conflicts[1]);
    browser.press("p");
    assert_eq!(&browser.focused(), conflicts[0]);
    browser.press("n");
    browser.press("k");
    assert_eq!(browser.focused(), ids[3]);
    let why = format!("document.querySelector('#{} details.why').open", ids[3]);
    assert_eq!(browser.see(&why), false);
    browser.press("Enter");
    assert_eq!(browser.see(&why), true);
    assert_eq!(browser.see("location.hash"), format!("#{}", ids[3]));

    browser.press("f");
    assert_eq!(browser.see("document.activeElement.dataset.filter"), "verdict");
    browser.press("Escape");
    browser.press("d");
    assert_eq!(browser.see("document.documentElement.dataset.theme"), "dark");
    browser.press("d");
    assert_eq!(browser.see("document.documentElement.dataset.theme"), "light");
    browser.press("?");
    assert_eq!(browser.see("document.getElementById('help').hidden"), false);
    browser.press("Escape");
    assert_eq!(browser.see("document.getElementById('help').hidden"), true);

    let shown = "document.querySelectorAll('#findings article:not([hidden])').length";
    browser.press("/");
    assert_eq!(browser.see("document.activeElement.type"), "search");
    for letter in "harbour".chars() {
        browser.press(&letter.to_string());
    }
    assert_eq!(browser.see(shown), 3, "what speaks of the harbour, in its words or the words around them");
    assert!(browser.see("location.hash").as_str().unwrap().contains("words=harbour"));
    assert!(browser.see("document.getElementById('count').textContent").as_str().unwrap().starts_with("3 of 8"));

    browser.press("Escape");
    browser.press("1");
    assert_eq!(browser.see("document.querySelector('td[data-report=A]').hidden"), true);
    browser.press("1");
    assert_eq!(browser.see("document.querySelector('td[data-report=A]').hidden"), false);

    browser.see("document.querySelector('#matrix tr th').focus()");
    browser.press("ArrowDown");
    browser.press("ArrowRight");
    assert_eq!(browser.see("document.activeElement.tagName"), "TD");
    assert_eq!(browser.see("document.querySelectorAll('#matrix [tabindex=\"0\"]').length"), 1);
    assert_eq!(browser.trouble(), Vec::<String>::new());

    browser.open("#?verdict=dispute&hide=B");
    assert_eq!(browser.see(shown), 2, "the link brings the filter back");
    assert_eq!(browser.see("document.querySelector('td[data-report=B]').hidden"), true);
    browser.open("#?report=A&with=C");
    assert_eq!(browser.see(shown), 2, "what both reports have a side in");
    browser.open("#?severity=note");
    assert_eq!(browser.see(shown), 1);
    assert_eq!(browser.see("document.querySelectorAll('.agreed tbody tr').length"), record.agreements.len());
    browser.open(&format!("#f-{}", record.set_aside[0].finding.id));
    assert_eq!(browser.see("document.getElementById('aside').open"), true, "a link opens what folds its finding away");
    assert_eq!(browser.trouble(), Vec::<String>::new());
}

#[test]
fn the_page_with_its_files_beside_it_works_as_well() {
    let record = ferry();
    let Some(mut browser) = Browser::showing(&record) else { return };
    browser.open_file("index.html", "#?verdict=dispute");
    assert_eq!(browser.see("getComputedStyle(document.body).maxWidth"), "1200px", "the style is read");
    assert_eq!(
        browser.see("document.querySelectorAll('#findings article:not([hidden])').length"),
        2,
        "the script, too"
    );
    assert_eq!(browser.trouble(), Vec::<String>::new());
}

/// The words that are hard to read: for each, its contrast with what is behind it, where that is below 4.5 to 1.
const FAINT: &str = "(() => {
  const parts = (c) => c.match(/[\\d.]+/g).map(Number);
  const light = (c) => { const [r, g, b] = parts(c).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; const p = parts(c);
    if (p.length < 4 || p[3] > 0) return c; } return 'rgb(255, 255, 255)'; };
  const own = (e) => Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
  return Array.from(document.body.querySelectorAll('*')).filter((e) => own(e) && e.getClientRects().length && e.tagName !== 'OPTION').map((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
    return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.tagName + '.' + e.className + ': ' + e.textContent.slice(0, 30)];
  }).filter(([ratio]) => ratio < 4.5).map(([ratio, what]) => ratio.toFixed(2) + ' ' + what);
})()";

#[test]
fn every_word_can_be_read_in_light_and_dark() {
    let Some(mut browser) = Browser::showing(&ferry()) else { return };
    let mut papers = Vec::new();
    for scheme in ["light", "dark"] {
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        browser.call("Emulation.setEmulatedMedia", media);
        browser.open("");
        browser.see("document.querySelectorAll('details').forEach((part) => { part.open = true; })");
        assert_eq!(browser.see(FAINT), json!([]), "{scheme}");
        papers.push(browser.see("getComputedStyle(document.body).backgroundColor"));
    }
    assert_ne!(papers[0], papers[1]);
    browser.see("document.querySelector('h1').style.color = '#555'");
    assert_ne!(browser.see(FAINT), json!([]), "a faint word is seen");
}

#[test]
fn on_paper_everything_is_open_and_nothing_needs_colour() {
    let record = ferry();
    let Some(mut browser) = Browser::showing(&record) else { return };
    browser.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    browser.open("");
    for gone in [".tools", ".help", ".copy"] {
        assert_eq!(
            browser.see(&format!("getComputedStyle(document.querySelector('{gone}')).display")),
            "none",
            "{gone}"
        );
    }
    assert_eq!(
        browser.see("getComputedStyle(document.querySelector('.side-2')).backgroundColor"),
        "rgb(255, 255, 255)"
    );
    let printed = browser.see("getComputedStyle(document.querySelector('.away'), '::after').content");
    assert!(
        printed.as_str().unwrap().contains("https://example.org/ferry?page=1&all"),
        "an address is printed: {printed}"
    );
    browser.see("dispatchEvent(new Event('beforeprint'))");
    assert_eq!(browser.see("document.querySelectorAll('details:not([open])').length"), 0);
    let pdf = browser.call("Page.printToPDF", json!({}))["data"].as_str().unwrap().len();
    assert!(pdf > 20_000, "{pdf}");
    browser.see("dispatchEvent(new Event('afterprint'))");
    assert_ne!(browser.see("document.querySelectorAll('details:not([open])').length"), 0, "and folded again");
    assert_eq!(browser.trouble(), Vec::<String>::new());
}

#[test]
fn hostile_words_stay_words() {
    let Some(mut browser) = Browser::showing(&hostile()) else { return };
    browser.open("");
    assert_eq!(browser.see("document.querySelectorAll('img, iframe, object, [onload], [onerror], [style]').length"), 0);
    assert_eq!(browser.see("document.querySelectorAll('script').length"), 1);
    assert_eq!(
        browser
            .see("Array.from(document.links).every((a) => /^(#|https:)/.test(a.getAttribute('href')) && !a.onclick)"),
        true
    );
    assert!(browser.see("document.body.textContent").as_str().unwrap().contains("<img src=x onerror=alert(1)>"));
    assert_eq!(browser.see("document.getElementById('tools').hidden"), false, "our own script runs");
    assert_eq!(browser.see("getComputedStyle(document.body).maxWidth"), "1200px", "our own style holds");
    assert_eq!(browser.trouble(), Vec::<String>::new());
}

#[test]
fn the_page_can_be_read_without_its_script_on_a_phone() {
    let record = ferry();
    let Some(mut browser) = Browser::showing(&record) else { return };
    browser.call("Emulation.setScriptExecutionDisabled", json!({"value": true}));
    let phone = json!({"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": true});
    browser.call("Emulation.setDeviceMetricsOverride", phone);
    browser.open("");
    let seen = browser.see("document.body.innerText");
    let seen = seen.as_str().unwrap();
    for finding in &record.findings {
        assert!(seen.contains(&finding.message), "{}", finding.message);
    }
    assert!(!seen.contains("Copy link"), "what needs the script is not shown");
    assert_eq!(browser.see("document.documentElement.scrollWidth"), 360, "nothing runs out of the page sideways");
    assert_eq!(browser.trouble(), Vec::<String>::new());
}
