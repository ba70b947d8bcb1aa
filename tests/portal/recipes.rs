//! The recipes in `sites/recipes`: their YAML is YAML, and the shell in them does what it says.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::sample::{AS_OF, Sample, files, said};

fn recipe(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(root.join("sites/recipes").join(name)).unwrap()
}

/// Every document of a YAML file.
fn yaml(name: &str) -> Vec<Value> {
    let text = recipe(name);
    let documents = text.split("\n---\n");
    documents
        .map(|text| serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect()
}

/// A folder as a runner sees it: the portal in `sites`, `loa` on the path.
struct Runner {
    sample: Sample,
    folder: PathBuf,
}

impl Runner {
    fn new() -> Self {
        let sample = Sample::new(9);
        assert!(sample.build(&[]).status.success());
        let folder = sample.beside("runner");
        fs::create_dir_all(folder.join("bin")).unwrap();
        fs::rename(&sample.portal, folder.join("sites")).unwrap();
        let binary = Path::new(env!("CARGO_BIN_EXE_loa"));
        fs::hard_link(binary, folder.join("bin/loa"))
            .or_else(|_| fs::copy(binary, folder.join("bin/loa")).map(drop))
            .unwrap();
        Self { sample, folder }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        let path = std::env::var("PATH").unwrap_or_default();
        let path = format!("{}:{path}", self.folder.join("bin").display());
        command.current_dir(&self.folder).env("PATH", path);
        command
    }

    fn shell(&self, script: &str, variables: &[(&str, String)]) {
        let mut command = self.command("sh");
        command.args(["-euc", script]);
        command.envs(variables.iter().map(|(name, value)| (*name, value)));
        let output = command.output().unwrap();
        assert!(output.status.success(), "{script}\n{}", said(&output));
    }

    /// What was joined is what one build would have made.
    fn is_whole(&self) {
        let (one, joined) = (files(&self.sample.out), files(&self.folder.join("public")));
        assert!(!joined.is_empty());
        let differ: BTreeMap<_, _> = one
            .iter()
            .filter(|(path, bytes)| joined.get(*path) != Some(bytes))
            .collect();
        assert!(
            differ.is_empty() && one.len() == joined.len(),
            "{:?}",
            differ.keys()
        );
    }
}

fn lines(script: &Value) -> String {
    let lines = script.as_array().unwrap().iter();
    lines
        .map(|line| line.as_str().unwrap())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn gitlab_ci() {
    let document = &yaml("gitlab-ci.yml")[0];
    let of = document["parts"]["parallel"].as_u64().unwrap();
    let runner = Runner::new();
    for index in 1..=of {
        runner.shell(
            &lines(&document["parts"]["script"]),
            &[
                ("CI_NODE_INDEX", index.to_string()),
                ("CI_NODE_TOTAL", of.to_string()),
                ("CI_PIPELINE_CREATED_AT", format!("{AS_OF}T01:00:00Z")),
            ],
        );
    }
    runner.shell(&lines(&document["pages"]["script"]), &[]);
    runner.is_whole();
}

#[test]
fn github_actions() {
    let document = &yaml("github-actions.yml")[0];
    let run = |job: &str| {
        let steps = document["jobs"][job]["steps"].as_array().unwrap();
        let run = steps.iter().filter_map(|step| step["run"].as_str());
        run.collect::<Vec<_>>().join("\n")
    };
    let jobs = &document["jobs"];
    let shards = jobs["parts"]["strategy"]["matrix"]["shard"]
        .as_array()
        .unwrap();
    let runner = Runner::new();
    let output = runner.folder.join("output").display().to_string();
    runner.shell(&run("day"), &[("GITHUB_OUTPUT", output.clone())]);
    assert!(fs::read_to_string(output).unwrap().starts_with("as_of=20"));
    for shard in shards {
        runner.shell(
            &run("parts"),
            &[("SHARD", shard.to_string()), ("AS_OF", AS_OF.to_owned())],
        );
    }
    let upload = jobs["parts"]["steps"].as_array().unwrap().iter();
    let upload = upload.filter(|step| step["with"]["include-hidden-files"] == true);
    assert_eq!(upload.count(), 1, "`.loa` has to come along");
    runner.shell(&run("join"), &[]);
    runner.is_whole();
}

#[test]
fn kubernetes() {
    let documents = yaml("kubernetes-job.yaml");
    let (parts, join) = (
        &documents[0]["spec"],
        &documents[1]["spec"]["jobTemplate"]["spec"],
    );
    let script = |job: &Value| {
        let container = &job["template"]["spec"]["containers"][0];
        assert_eq!(container["command"], serde_json::json!(["sh", "-euc"]));
        container["args"][0].as_str().unwrap().to_owned()
    };
    assert_eq!(parts["completionMode"], "Indexed");
    let runner = Runner::new();
    let data = runner.folder.display().to_string();
    let of = parts["completions"].as_u64().unwrap();
    let said = parts["template"]["spec"]["containers"][0]["env"]
        .as_array()
        .unwrap();
    let shards = said.iter().find(|one| one["name"] == "SHARDS").unwrap();
    assert_eq!(shards["value"], of.to_string());
    for index in 0..of {
        runner.shell(
            &script(parts),
            &[
                ("JOB_COMPLETION_INDEX", index.to_string()),
                ("SHARDS", of.to_string()),
                ("AS_OF", AS_OF.to_owned()),
                ("DATA", data.clone()),
            ],
        );
    }
    runner.shell(&script(join), &[("DATA", data)]);
    runner.is_whole();
}

#[test]
fn several_hosts_by_a_script() {
    let runner = Runner::new();
    runner.shell(&recipe("hosts.sh"), &[("AS_OF", AS_OF.to_owned())]);
    runner.is_whole();
}

#[test]
fn several_hosts_by_make() {
    let runner = Runner::new();
    fs::write(runner.folder.join("hosts.mk"), recipe("hosts.mk")).unwrap();
    let mut make = runner.command("make");
    let make = make.args(["-f", "hosts.mk", "-j4", &format!("AS_OF={AS_OF}")]);
    let Ok(output) = make.output() else {
        eprintln!("make is not installed: its recipe was not run");
        return;
    };
    assert!(output.status.success(), "{}", said(&output));
    runner.is_whole();
}
