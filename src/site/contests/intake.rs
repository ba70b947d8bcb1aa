//! How an entry reaches the organiser, and what to read before.

use crate::diagnostic::Place;
use crate::draft::{IntakeDraft, StudyLinkDraft};
use crate::say;
use crate::site::check::Check;
use crate::site::contest::{Intake, StudyLink};
use crate::site::relative::resolve;

use super::check::Grounds;

/// Hosts that nobody else can listen to.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

impl Check {
    pub(super) fn intake(&mut self, draft: &IntakeDraft, place: &Place) -> Intake {
        let by_hand = self.optional(draft.by_hand.as_ref(), place, "by_hand");
        let is_empty = draft.endpoint.is_none()
            && draft.email.is_none()
            && draft.zalo.is_none()
            && by_hand.is_none();
        if is_empty {
            self.error(
                place,
                say!(
                    "chưa ghi bài dự thi gửi về đâu",
                    "it does not say where an entry goes"
                ),
                Some(say!(
                    "thêm ít nhất một cách: endpoint, email, zalo hoặc by_hand",
                    "add one way at least: endpoint, email, zalo or by_hand"
                )),
            );
        }
        let endpoint = draft.endpoint.as_ref();
        let email = draft.email.as_ref();
        let zalo = draft.zalo.as_ref();
        Intake {
            endpoint: endpoint.and_then(|text| self.endpoint(text, &place.key("endpoint"))),
            email: email.and_then(|text| self.mailbox(text, &place.key("email"))),
            zalo: zalo.and_then(|text| self.zalo(text, &place.key("zalo"))),
            by_hand,
        }
    }

    /// `https://…`, a path on the same host, or a machine's own address for trying out.
    fn endpoint(&mut self, text: &str, place: &Place) -> Option<String> {
        let is_clean = !text.contains(|c: char| c.is_whitespace() || "\"'<>;,".contains(c));
        let is_path = text.starts_with('/') && !text.starts_with("//");
        let is_safe = text
            .strip_prefix("https://")
            .is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
        let open = text.strip_prefix("http://");
        let is_own = open.is_some_and(|rest| {
            let host = rest.split('/').next().unwrap_or(rest);
            let host = host.rsplit_once(':').map_or(host, |(name, port)| {
                let is_port = port.bytes().all(|byte| byte.is_ascii_digit());
                if is_port { name } else { host }
            });
            LOOPBACK.contains(&host)
        });
        if is_clean && (is_path || is_safe || is_own) {
            return Some(text.to_owned());
        }
        if open.is_some() {
            self.error(
                place,
                say!(
                    "địa chỉ này gửi thông tin người thi không mã hóa (http://)",
                    "this address sends entrants' data without encryption (http://)"
                ),
                Some(say!(
                    "dùng địa chỉ https://",
                    "use an address with https://"
                )),
            );
        } else {
            self.error(
                place,
                say!(
                    "`{text}` không phải địa chỉ nhận bài",
                    "`{text}` is no address that takes entries"
                ),
                Some(say!(
                    "viết https://…, hoặc đường dẫn trên cùng máy chủ, ví dụ /nop-bai",
                    "write https://…, or a path on the same host, for example /entries"
                )),
            );
        }
        None
    }

    fn mailbox(&mut self, text: &str, place: &Place) -> Option<String> {
        let is_address = text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !text.contains(|c: char| c.is_whitespace() || "?&<>\"".contains(c))
        });
        if !is_address {
            self.error(
                place,
                say!(
                    "`{text}` không phải địa chỉ thư điện tử",
                    "`{text}` is not an e-mail address"
                ),
                Some(say!(
                    "ví dụ: `cuocthi@vi-du.example`",
                    "for example: `contest@unit.example`"
                )),
            );
            return None;
        }
        Some(text.to_owned())
    }

    fn zalo(&mut self, text: &str, place: &Place) -> Option<String> {
        let is_number = text
            .chars()
            .all(|c| c.is_ascii_digit() || " .+-()".contains(c))
            && (9..=15).contains(&text.bytes().filter(u8::is_ascii_digit).count());
        if !is_number && !text.starts_with("https://") {
            self.error(
                place,
                say!(
                    "`{text}` không phải số Zalo hay địa chỉ https://",
                    "`{text}` is neither a Zalo number nor an address with https://"
                ),
                None,
            );
            return None;
        }
        Some(text.to_owned())
    }

    pub(super) fn study(
        &mut self,
        drafts: &[StudyLinkDraft],
        place: &Place,
        grounds: &Grounds,
    ) -> Vec<StudyLink> {
        let mut study = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let place = place.key("study").index(index);
            let link = &draft.link;
            let is_address = link.starts_with("https://") || link.starts_with("http://");
            let path = link.split('#').next().unwrap_or(link);
            let is_file = resolve(&place.file, path)
                .is_some_and(|path| grounds.tree.files.contains_key(&path));
            if !is_address && !is_file {
                self.error(
                    &place.key("link"),
                    say!(
                        "liên kết `{}` không dẫn tới đâu cả",
                        "the link `{}` leads nowhere",
                        link.0
                    ),
                    Some(say!(
                        "viết https://…, hoặc tệp của trang bắt đầu bằng /, ví dụ /media/tai-lieu.pdf",
                        "write https://…, or a file of the site that begins with /, for example /media/reading.pdf"
                    )),
                );
            }
            study.push(StudyLink {
                title: self.text(&draft.title, &place.key("title")),
                target: link.0.clone(),
            });
        }
        study
    }
}
