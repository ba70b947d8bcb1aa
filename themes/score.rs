//! The theme's templates as data that Loa is compiled with: nothing is read when it runs, and every name is a place already. A template with what it
//! extends and includes is one sequence of steps; components are called by number.

use std::collections::{BTreeMap, BTreeSet};

use crate::template::{Component, Step, Template};
use crate::writer::Writer;

/// All templates as Rust's own literals.
pub fn score(templates: &BTreeMap<String, Template>) -> String {
    let components: BTreeMap<&str, &Component> = templates
        .values()
        .flat_map(|template| &template.components)
        .map(|(name, component)| (name.as_str(), component))
        .collect();
    let mut phrases = Vec::new();
    let mut write =
        |what: &str, parameters: &[String], around: Option<&[String]>, steps: &[Step]| {
            let mut writer = Writer::new(templates, &components, &mut phrases, what, around);
            for parameter in parameters {
                writer.bind(parameter);
            }
            let steps = writer.steps(steps);
            format!("Score {{ slots: {}, parts: {steps} }}", writer.slots())
        };
    let used = templates.values().flat_map(used).collect::<BTreeSet<_>>();
    let pages = templates.iter().filter(|(name, template)| {
        let is_blank = |step: &Step| matches!(step, Step::Text(text) if text.trim().is_empty());
        !used.contains(name.as_str()) && !template.steps.iter().all(is_blank)
    });
    let pages = pages.map(|(name, template)| {
        let steps = flat(templates, template);
        format!("({name:?}, {})", write(name, &[], None, &steps))
    });
    let pages: Vec<String> = pages.collect();
    let called = components.iter().map(|(name, component)| {
        let names = component.parameters.iter().map(|(name, _)| name.clone());
        let names: Vec<String> = names.collect();
        write(name, &names, Some(&component.around), &component.steps)
    });
    let called: Vec<String> = called.collect();
    format!(
        "pub(super) static PAGES: [(&str, Score); {}] = [\n{}\n];\n\
         pub(super) static COMPONENTS: [Score; {}] = [\n{}\n];\n\
         pub(super) static PHRASES: [&str; {}] = {:?};\n",
        pages.len(),
        pages.join(",\n"),
        called.len(),
        called.join(",\n"),
        phrases.len(),
        phrases,
    )
}

/// The templates that one extends and includes: they see what is set there, so they are nothing by themselves.
fn used(template: &Template) -> Vec<&str> {
    let mut used: Vec<&str> = template.extends.as_deref().into_iter().collect();
    let components = template
        .components
        .values()
        .map(|component| &component.steps);
    let mut open: Vec<&Vec<Step>> = components.chain([&template.steps]).collect();
    while let Some(steps) = open.pop() {
        for step in steps {
            match step {
                Step::Include(name) => used.push(name),
                Step::Block(_, steps) | Step::Hold(_, steps) => open.push(steps),
                Step::If(branches) => open.extend(branches.iter().map(|(_, steps)| steps)),
                Step::For {
                    steps, otherwise, ..
                } => open.extend([steps, otherwise]),
                Step::Text(_) | Step::Print(_) | Step::Break | Step::Set { .. } => {}
            }
        }
    }
    used
}

/// The steps of a template with those of what it extends around them.
fn flat(templates: &BTreeMap<String, Template>, template: &Template) -> Vec<Step> {
    let Some(parent) = &template.extends else {
        return template.steps.clone();
    };
    let mut blocks = BTreeMap::new();
    for step in &template.steps {
        match step {
            Step::Block(name, steps) => drop(blocks.insert(name.clone(), steps.clone())),
            Step::Text(text) if text.trim().is_empty() => {}
            other => {
                panic!("{other:?} stands beside the blocks of a template that extends {parent}")
            }
        }
    }
    let mut steps = flat(templates, &templates[parent]);
    put_in(&mut steps, &blocks);
    steps
}

fn put_in(steps: &mut [Step], blocks: &BTreeMap<String, Vec<Step>>) {
    for step in steps {
        match step {
            Step::Block(name, inside) => match blocks.get(name) {
                Some(steps) => *inside = steps.clone(),
                None => put_in(inside, blocks),
            },
            Step::If(branches) => branches
                .iter_mut()
                .for_each(|(_, steps)| put_in(steps, blocks)),
            Step::For {
                steps, otherwise, ..
            } => {
                put_in(steps, blocks);
                put_in(otherwise, blocks);
            }
            Step::Hold(_, steps) => put_in(steps, blocks),
            Step::Text(_) | Step::Print(_) | Step::Include(_) | Step::Break | Step::Set { .. } => {}
        }
    }
}
