//! A portal, checked: where the site of each unit lies, and that the history of the units can be told.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::diagnostic::{Checked, Finding, Place, Text, nearest};
use crate::draft::{Drafts, PORTAL_FILE, PortalDraft, normal_folder};
use crate::say;
use crate::source::SourceTree;

use super::unit::{Party, Succession, Units};
use super::whole::{Site, check};

/// What a portal knows beside what every site knows.
#[derive(Clone, Debug)]
pub struct Portal {
    /// The sites of its units, by the id of the unit; units without one have no data.
    pub sites: BTreeMap<String, UnitSite>,
    /// How many of the newest articles of all sites it tells of.
    pub news: usize,
}

/// Where the site of a unit is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSite {
    /// Its folder, from the portal's own, with `/` and without one at its end.
    pub folder: String,
    /// Where it lies in the output, with `/` and without one at its end.
    pub path: String,
}

/// How many of the newest articles a portal tells of when nobody says it.
const NEWS: usize = 50;

/// Where sites lie when nobody says it.
const LAYOUT: &str = "sites/{id}";

/// Folders of the portal's own pages: no site may lie in them.
const OWN: [&str; 7] = [
    "articles",
    "assets",
    "data",
    "media",
    "obligations",
    "share",
    "units",
];

/// Gives `portal.yaml` its meaning. `there` are the folders (as [`UnitSite::folder`] has them) that hold a site; `today` and `base_url` as for a site.
pub fn check_portal(
    tree: &SourceTree,
    draft: &PortalDraft,
    there: &BTreeSet<String>,
    today: Date,
    base_url: Option<&str>,
) -> Checked<Site> {
    let Some(first) = draft.units.first() else {
        return Checked {
            value: None,
            findings: vec![no_units()],
        };
    };
    let unit = draft.unit.as_ref().unwrap_or(&first.id);
    let drafts = Drafts {
        settings: Some(draft.settings(unit)),
        units: draft.units(),
        ..Drafts::default()
    };
    let checked = check(tree, &drafts, today, base_url);
    let mut findings: Vec<Finding> = checked.findings.into_iter().map(of_portal).collect();
    let value = checked.value.map(|mut site| {
        let mut register = Register {
            draft,
            units: &site.units,
            findings: &mut findings,
        };
        register.history();
        register.circles();
        let sites = register.sites(there, &site.settings.languages);
        let news = draft.news.map_or(NEWS, |news| news.0 as usize);
        if draft.unit.is_none() {
            // The portal is nobody's in particular: no page names the first of its units as its own.
            site.settings.unit = "portal".to_owned();
        }
        site.portal = Some(Portal { sites, news });
        site
    });
    Checked { value, findings }
}

fn no_units() -> Finding {
    Finding::error(
        Place::file(PORTAL_FILE).key("units"),
        say!(
            "cổng thông tin cần ít nhất một đơn vị",
            "a portal needs at least one unit"
        ),
    )
    .help(say!(
        "thêm dưới `units:` một dòng như `- {{id: xa-a, kind: commune, name: Xã A, folder: xa-a}}`",
        "add below `units:` a line like `- {{id: xa-a, kind: commune, name: Xã A, folder: xa-a}}`"
    ))
}

/// What was found where a site's files would have it stands in `portal.yaml` under the same keys.
fn of_portal(finding: Finding) -> Finding {
    let renamed = |text: Text| {
        let rename = |text: String| {
            let text = text.replace("site.yaml", PORTAL_FILE);
            text.replace("units.yaml", PORTAL_FILE)
        };
        Text {
            vi: rename(text.vi),
            en: rename(text.en),
        }
    };
    let file = match finding.place.file.as_str() {
        "site.yaml" | "units.yaml" => PORTAL_FILE.to_owned(),
        other => other.to_owned(),
    };
    Finding {
        place: Place {
            file,
            ..finding.place
        },
        message: renamed(finding.message),
        help: finding.help.map(renamed),
        ..finding
    }
}

struct Register<'a> {
    draft: &'a PortalDraft,
    units: &'a Units,
    findings: &'a mut Vec<Finding>,
}

impl Register<'_> {
    fn place(index: usize) -> Place {
        Place::file(PORTAL_FILE).key("units").index(index)
    }

    fn found(&mut self, place: Place, message: Text, help: Text) {
        self.findings
            .push(Finding::error(place, message).help(help));
    }

    /// Days run forward; predecessors and successors are units of the portal, or words.
    fn history(&mut self) {
        for (index, unit) in self.draft.units.iter().enumerate() {
            let place = Self::place(index);
            let span = unit
                .active
                .and_then(|span| Some((span.from?.0, span.to?.0)));
            if let Some((from, to)) = span.filter(|(from, to)| from > to) {
                self.found(
                    place.key("active").key("to"),
                    say!(
                        "đơn vị kết thúc ({to}) trước khi bắt đầu ({from})",
                        "the unit ends ({to}) before it begins ({from})"
                    ),
                    say!(
                        "đổi chỗ hai ngày hoặc sửa năm",
                        "swap the two days, or mend the year"
                    ),
                );
            }
            let Some(checked) = self.units.unit(&unit.id) else {
                continue;
            };
            let lists = [
                ("predecessors", &checked.predecessors),
                ("successors", &checked.successors),
            ];
            for (key, list) in lists {
                for (position, other) in list.iter().enumerate() {
                    self.relative(other, &place.key(key).index(position));
                }
            }
        }
    }

    fn relative(&mut self, succession: &Succession, place: &Place) {
        let Party::Unit(id) = &succession.unit else {
            return;
        };
        if self.units.unit(id).is_some() {
            return;
        }
        let help = match nearest(id, self.units.ids()) {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => say!(
                "thêm đơn vị đó vào `units`, hoặc viết bằng lời: `- {{unit: {{vi: …}}}}`",
                "add that unit to `units`, or say it in words: `- {{unit: {{vi: …}}}}`"
            ),
        };
        self.found(
            place.clone(),
            say!(
                "cổng không có đơn vị nào mang mã `{id}`",
                "the portal has no unit with the id `{id}`"
            ),
            help,
        );
    }

    /// No unit stands above itself, and none comes out of itself.
    fn circles(&mut self) {
        let day = Date::MAX;
        for (index, unit) in self.draft.units.iter().enumerate() {
            let above = |id: &str| -> Vec<String> {
                let parents = self.units.unit(id).map(|unit| unit.parents.as_slice());
                let parents = parents.unwrap_or_default().iter();
                parents.map(|parent| parent.value.clone()).collect()
            };
            let after = |id: &str| -> Vec<String> {
                let next = self.units.unit(id).map(|unit| unit.successors.as_slice());
                let next = next.unwrap_or_default().iter();
                next.filter_map(|one| match &one.unit {
                    Party::Unit(id) => Some(id.clone()),
                    _ => None,
                })
                .collect()
            };
            let (stands, comes) = (returns(&unit.id, above), returns(&unit.id, after));
            let place = Self::place(index);
            // Who stands directly under itself is told already.
            let is_own = self
                .units
                .unit(&unit.id)
                .is_some_and(|one| one.parent_on(day) == Some(&unit.id));
            if stands && !is_own {
                self.found(
                    place.key("parent"),
                    say!(
                        "`{}` đứng trên chính nó, qua các đơn vị cấp trên của nó",
                        "`{}` stands above itself, through the units above it",
                        &*unit.id
                    ),
                    say!(
                        "sửa `parent` của một trong các đơn vị đó",
                        "mend the `parent` of one of them"
                    ),
                );
            }
            if comes {
                self.found(
                    place.key("successors"),
                    say!(
                        "`{}` kế tiếp chính nó, qua các đơn vị kế tiếp của nó",
                        "`{}` succeeds itself, through its successors",
                        &*unit.id
                    ),
                    say!(
                        "bỏ một mã khỏi `successors`: đơn vị cũ đi vào đơn vị mới, không ngược lại",
                        "take one id out of `successors`: an old unit goes into a new one, never back"
                    ),
                );
            }
        }
    }

    /// Each unit's site: its folder holds one, and no two units share one.
    fn sites(
        &mut self,
        there: &BTreeSet<String>,
        languages: &[crate::language::Language],
    ) -> BTreeMap<String, UnitSite> {
        let layout = self.layout(languages);
        let mut sites = BTreeMap::new();
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        let draft = self.draft;
        for (index, unit) in draft.units.iter().enumerate() {
            let place = Self::place(index);
            let Some(written) = &unit.folder else {
                continue;
            };
            if unit.website.is_some() {
                self.found(
                    place.key("website"),
                    say!(
                        "`{}` vừa có `folder` vừa có `website`",
                        "`{}` has both `folder` and `website`",
                        &*unit.id
                    ),
                    say!(
                        "giữ `folder` nếu Loa dựng trang này, giữ `website` nếu trang do phần mềm khác làm",
                        "keep `folder` when Loa builds that site, `website` when something else does"
                    ),
                );
            }
            let place = place.key("folder");
            let Some(folder) = normal_folder(written).filter(|folder| there.contains(folder))
            else {
                self.no_site(written, there, place);
                continue;
            };
            if let Some(other) = taken.insert(folder.clone(), &unit.id) {
                self.found(
                    place,
                    say!(
                        "thư mục `{folder}` đã là trang của `{other}`",
                        "the folder `{folder}` is the site of `{other}` already"
                    ),
                    say!(
                        "mỗi đơn vị có thư mục riêng; xóa dòng `folder` nếu đơn vị chưa có trang",
                        "each unit has a folder of its own; remove the line when it has no site yet"
                    ),
                );
                continue;
            }
            let path = layout.replace("{id}", &unit.id);
            sites.insert(unit.id.to_string(), UnitSite { folder, path });
        }
        sites
    }

    fn no_site(&mut self, written: &str, there: &BTreeSet<String>, place: Place) {
        let help = match nearest(written, there.iter().map(String::as_str)) {
            Some(near) => say!("có phải ý bạn là `{near}`?", "did you mean `{near}`?"),
            None => say!(
                "viết đường dẫn từ thư mục của portal.yaml đến thư mục có site.yaml; xóa dòng này nếu đơn vị chưa có trang",
                "write the way from the folder of portal.yaml to one with a site.yaml; remove the line when the unit has no site yet"
            ),
        };
        self.found(
            place,
            say!(
                "không có trang nào trong thư mục `{written}` (thiếu site.yaml)",
                "there is no site in the folder `{written}` (no site.yaml)"
            ),
            help,
        );
    }

    /// The folder of a site in the output: one for each id, and none of the portal's own.
    fn layout(&mut self, languages: &[crate::language::Language]) -> String {
        let Some(written) = &self.draft.layout else {
            return LAYOUT.to_owned();
        };
        let place = Place::file(PORTAL_FILE).key("layout");
        let is_plain = |part: &str| {
            let part = part.replace("{id}", "id");
            !part.is_empty() && crate::source::slug(&part) == part
        };
        let parts: Vec<&str> = written.trim_end_matches('/').split('/').collect();
        let own = |part: &str| {
            OWN.contains(&part) || languages.iter().any(|language| language.tag() == part)
        };
        let is_good = written.contains("{id}")
            && parts.iter().all(|part| is_plain(part))
            && !parts.first().is_some_and(|part| own(part));
        if is_good {
            return parts.join("/");
        }
        let own = OWN.join(", ");
        self.found(
            place,
            say!(
                "`{}` không dùng được làm chỗ đặt trang của từng đơn vị",
                "`{}` cannot be where the sites of units lie",
                &**written
            ),
            say!(
                "viết như `sites/{{id}}` hoặc `{{id}}`: có `{{id}}`, chữ thường không dấu; không bắt đầu bằng {own} hay mã ngôn ngữ",
                "write it like `sites/{{id}}` or `{{id}}`: with `{{id}}`, lower-case letters without marks; not beginning with {own} or a language tag"
            ),
        );
        LAYOUT.to_owned()
    }
}

/// True when the ways from a unit lead back to it.
fn returns(id: &str, next: impl Fn(&str) -> Vec<String>) -> bool {
    let mut open = next(id);
    let mut seen = BTreeSet::new();
    while let Some(one) = open.pop() {
        if one == id {
            return true;
        }
        if seen.insert(one.clone()) {
            open.extend(next(&one));
        }
    }
    false
}
