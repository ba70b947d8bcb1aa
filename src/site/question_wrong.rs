//! What is said of questions and answers that cannot stay as they are.

use crate::diagnostic::{Place, Text};
use crate::draft::{AnswerDraft, QuestionDraft};
use crate::say;
use crate::source::spelled;

use super::answer::NoAnswer;
use super::check::{Check, key_of};
use super::kind::QuestionKind;
use super::question::{Answer, Question};

impl Check {
    /// The answers that count as right, or a finding.
    pub(super) fn right(
        &mut self,
        draft: &AnswerDraft,
        question: &Question,
        place: &Place,
    ) -> Option<Vec<Answer>> {
        let last = question.choices.last().map_or('a', |choice| choice.letter);
        let read = |words: &[String]| Answer::read(question.kind, words, last);
        let answers = match question.kind {
            // Several spellings, each of them right.
            QuestionKind::Short => draft.0.chunks(1).map(read).collect(),
            _ => read(&draft.0).map(|answer| vec![answer]),
        };
        match answers {
            Ok(mut answers) => {
                answers.sort();
                answers.dedup();
                Some(answers)
            }
            Err(why) => {
                let (message, help) = wrong(&why, draft, question);
                self.error(place, message, Some(help));
                None
            }
        }
    }

    /// An answer, an explanation or a basis in the bank of a contest, which everybody can read.
    pub(super) fn no_answer_here(&mut self, draft: &QuestionDraft, place: &Place) {
        let keys = [
            ("answer", draft.answer.is_some()),
            ("explanation", draft.explanation.is_some()),
            ("basis", draft.basis.is_some()),
        ];
        for (key, _) in keys.into_iter().filter(|(_, is_there)| *is_there) {
            self.error(
                &key_of(place, key),
                say!(
                    "`{key}` không được nằm trong ngân hàng câu hỏi: ai cũng đọc được tệp này",
                    "`{key}` must not stand in a bank of questions: everybody can read this file"
                ),
                Some(say!(
                    "chuyển sang tệp đáp án của Ban Tổ chức, để ngoài thư mục trang",
                    "it belongs in the organiser's key file, outside the site's folder"
                )),
            );
        }
    }

    /// A question of a quiz without an answer.
    pub(super) fn no_answer(&mut self, place: &Place) {
        self.error(
            place,
            say!("câu hỏi này chưa có đáp án", "this question has no answer"),
            Some(say!(
                "thêm `answer: …`, ví dụ `answer: b`, `answer: [a, c]`, `answer: đúng`",
                "add `answer: …`, for example `answer: b`, `answer: [a, c]`, `answer: true`"
            )),
        );
    }

    /// A question that needs choices and has none.
    pub(super) fn no_choices(&mut self, kind: QuestionKind, place: &Place) {
        let kind = kind.name();
        self.error(
            place,
            say!(
                "câu hỏi loại `{kind}` cần có các phương án",
                "a question of the kind `{kind}` needs choices"
            ),
            Some(say!(
                "thêm `choices:` với từ 2 đến 8 phương án; hoặc ghi `kind: true_false` (đúng/sai), `kind: short` (trả lời ngắn)",
                "add `choices:` with 2 to 8 of them; or write `kind: true_false` or `kind: short`"
            )),
        );
    }

    /// A question that has choices and cannot use them.
    pub(super) fn choices_for_nothing(&mut self, kind: QuestionKind, place: &Place) {
        let kind = kind.name();
        self.error(
            &key_of(place, "choices"),
            say!(
                "câu hỏi loại `{kind}` không có phương án để chọn",
                "a question of the kind `{kind}` has nothing to choose from"
            ),
            Some(say!(
                "bỏ `choices`, hoặc ghi `kind: single` (chọn một), `kind: multiple` (chọn nhiều)",
                "remove `choices`, or write `kind: single` or `kind: multiple`"
            )),
        );
    }

    /// Choices in a map whose keys are no letters.
    pub(super) fn no_letters(&mut self, place: &Place) {
        self.error(
            place,
            say!(
                "các phương án phải mang chữ cái liền nhau: a, b, c, d",
                "choices must have the letters a, b, c, d, none left out"
            ),
            Some(say!(
                "viết `choices: {{a: …, b: …, c: …}}`, hoặc mỗi phương án một dòng `- …`; bản dịch nằm trong từng phương án: `- {{vi: …, en: …}}`",
                "write `choices: {{a: …, b: …, c: …}}`, or a line `- …` for each; translations stand in each of them: `- {{vi: …, en: …}}`"
            )),
        );
    }
}

fn wrong(why: &NoAnswer, draft: &AnswerDraft, question: &Question) -> (Text, Text) {
    let written = draft.0.join(", ");
    let choices: Vec<String> = question
        .choices
        .iter()
        .map(|choice| choice.letter.to_string())
        .collect();
    let choices = choices.join(", ");
    let help = match question.kind {
        QuestionKind::TrueFalse => say!(
            "viết `answer: đúng` hoặc `answer: sai`",
            "write `answer: true` or `answer: false`"
        ),
        QuestionKind::Ordering => say!(
            "viết đủ các chữ cái theo thứ tự đúng, ví dụ `answer: [c, a, b]`; câu này có {choices}",
            "write all letters in the right order, for example `answer: [c, a, b]`; this question has {choices}"
        ),
        QuestionKind::Short => say!(
            "viết một từ ngữ ngắn, hoặc mỗi cách viết một dòng `- …`",
            "write a few words, or a line `- …` for each spelling"
        ),
        QuestionKind::Single | QuestionKind::Multiple => match meant(draft, question) {
            Some(letter) => say!(
                "ghi chữ cái của phương án: `answer: {letter}`",
                "write the letter of the choice: `answer: {letter}`"
            ),
            None => say!(
                "ghi chữ cái của phương án; câu này có {choices}",
                "write the letter of a choice; this question has {choices}"
            ),
        },
    };
    let message = match why {
        NoAnswer::Unreadable => say!(
            "không hiểu đáp án `{written}`",
            "the answer `{written}` cannot be read"
        ),
        NoAnswer::NoSuchChoice(letter) => say!(
            "đáp án `{letter}` không có trong các phương án",
            "the answer `{letter}` is not among the choices"
        ),
        NoAnswer::Twice(letter) => say!(
            "đáp án ghi `{letter}` hai lần",
            "the answer has `{letter}` twice"
        ),
        NoAnswer::Several => {
            let message = say!(
                "câu này chỉ có một đáp án, nhưng ở đây ghi nhiều: `{written}`",
                "only one answer can be right here, but there are several: `{written}`"
            );
            let several = say!(
                "ghi một đáp án; nếu câu hỏi có nhiều phương án đúng thì thêm `kind: multiple`",
                "write one of them; if several choices are right, add `kind: multiple`"
            );
            return match question.kind {
                QuestionKind::Single => (message, several),
                _ => (message, help),
            };
        }
        NoAnswer::Missing(letter) => say!(
            "thứ tự này thiếu `{letter}`",
            "`{letter}` is missing in this order"
        ),
        NoAnswer::TooLong => {
            let longest = Answer::LONGEST;
            say!(
                "đáp án dài hơn {longest} ký tự",
                "the answer is longer than {longest} characters"
            )
        }
    };
    (message, help)
}

/// The choice whose text somebody wrote instead of its letter.
fn meant(draft: &AnswerDraft, question: &Question) -> Option<char> {
    let [written] = draft.0.as_slice() else {
        return None;
    };
    let written = spelled(written);
    let mut choices = question.choices.iter();
    let is_it = |text: &String| !written.is_empty() && spelled(text) == written;
    let choice = choices.find(|choice| choice.text.iter().any(|(_, text)| is_it(text)));
    choice.map(|choice| choice.letter)
}
