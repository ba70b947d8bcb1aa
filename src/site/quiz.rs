//! Practice quizzes, checked. Their answers are public; those of a contest never pass through here.

use crate::diagnostic::Place;
use crate::draft::{QuizDraft, Words};
use crate::language::Localized;
use crate::say;
use crate::source::slug;

use super::check::Check;
use super::contest::Stratum;
use super::question::{Key, Question};
use super::question_check::Answers;
use super::route::Route;

/// One practice quiz (`quizzes/<id>.yaml`).
#[derive(Clone, Debug)]
pub struct Quiz {
    /// Name of its file.
    pub id: String,
    /// What it is called.
    pub title: Localized<String>,
    /// What it is about.
    pub summary: Option<Localized<String>>,
    /// How many questions of which content are drawn each time; empty: all are asked.
    pub strata: Vec<Stratum>,
    /// Whether questions and choices come in another order each time.
    pub shuffles: bool,
    /// Percent of right answers from which on it is passed, 1–100.
    pub pass_percent: Option<u8>,
    /// True when a short answer may leave out tones and marks.
    pub are_marks_optional: bool,
    /// True for made-up content.
    pub is_sample: bool,
    /// What is asked, in the author's order.
    pub questions: Vec<Question>,
    /// What is right, and why.
    pub key: Key,
    /// Where it is written.
    pub place: Place,
}

impl Quiz {
    /// Its file, and the page made of it.
    pub(super) fn route(&self) -> (String, Route) {
        (self.place.file.clone(), Route::Quiz(self.id.clone()))
    }

    /// How many questions one run through it has.
    pub fn asked(&self) -> usize {
        match self.strata.iter().map(|one| usize::from(one.count)).sum() {
            0 => self.questions.len(),
            drawn => drawn,
        }
    }
}

/// Bytes that a quiz's page may have for its questions: 100 KB without fonts, styles, scripts and the frame around them.
const ROOM: usize = 8_000;

/// Bytes around the words of a question, and around each of its choices.
const AROUND_QUESTION: usize = 200;
const AROUND_CHOICE: usize = 9;

/// Bytes of one question with its answer on the page, in the language in which they are most.
fn bytes_of(question: &Question, key: &Key) -> usize {
    let longest = |text: &Localized<String>| text.iter().map(|(_, text)| text.len()).max();
    let of = |text: Option<&Localized<String>>| text.and_then(longest).unwrap_or(0);
    let solution = key.solutions.get(&question.id);
    let choices = question.choices.iter();
    let choices = choices.map(|choice| of(Some(&choice.text)) + AROUND_CHOICE);
    of(Some(&question.text))
        + choices.sum::<usize>()
        + of(solution.and_then(|solution| solution.explanation.as_ref()))
        + of(solution.and_then(|solution| solution.basis.as_ref()))
        + AROUND_QUESTION
}

impl Check {
    /// A page with more questions than an old phone on a slow line should load is told, with how many fit.
    fn weight(&mut self, questions: &[Question], key: &Key, place: &Place) {
        let bytes: usize = questions.iter().map(|one| bytes_of(one, key)).sum();
        if bytes <= ROOM {
            return;
        }
        let count = questions.len();
        let fit = (ROOM * count / bytes).max(1);
        self.warn(
            &place.key("questions"),
            say!(
                "bài này dài: trang có {count} câu sẽ nặng hơn 100 KB, mở chậm trên điện thoại cũ",
                "this quiz is long: a page of {count} questions weighs more than 100 KB and opens slowly on an old phone"
            ),
            Some(say!(
                "chia thành nhiều tệp trong quizzes/, mỗi tệp khoảng {fit} câu như thế này, hoặc viết gọn lời giải thích",
                "split it into several files in quizzes/ with about {fit} such questions each, or shorten the explanations"
            )),
        );
    }

    /// The practice quizzes, each with the path of its file, in the order of their names.
    pub(super) fn quizzes(&mut self, drafts: &[(String, QuizDraft)]) -> Vec<Quiz> {
        let drafts = drafts.iter();
        drafts.map(|(file, draft)| self.quiz(file, draft)).collect()
    }

    fn quiz(&mut self, file: &str, draft: &QuizDraft) -> Quiz {
        let place = Place::file(file);
        let id = self.id_of_file(file);
        let found = self.findings.len();
        let (questions, key) =
            self.questions(&draft.questions, Answers::Needed, &place.key("questions"));
        self.weight(&questions, &key, &place);
        let strata = self.strata(draft, &questions, found == self.findings.len(), &place);
        Quiz {
            id,
            title: self.text(&draft.title, &place.key("title")),
            summary: self.optional(draft.summary.as_ref(), &place, "summary"),
            strata,
            shuffles: draft.shuffle.unwrap_or(true),
            pass_percent: draft
                .pass
                .as_ref()
                .and_then(|pass| self.pass_percent(pass, &place.key("pass"))),
            are_marks_optional: draft.marks_optional,
            is_sample: draft.sample,
            questions,
            key,
            place,
        }
    }

    /// The name of a file as an id: `quizzes/Trắc nghiệm.yaml` cannot stand in an address.
    fn id_of_file(&mut self, file: &str) -> String {
        let name = file.rsplit('/').next().unwrap_or(file);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let id = slug(stem);
        if id != stem || file.matches('/').count() != 1 {
            self.error(
                &Place::file(file),
                say!(
                    "tên tệp này không dùng được làm địa chỉ trang",
                    "this file's name cannot stand in an address"
                ),
                Some(say!(
                    "để tệp ngay trong thư mục quizzes/, đặt tên bằng chữ thường không dấu: `quizzes/{id}.yaml`",
                    "put it right into quizzes/ and name it in lower-case letters without marks: `quizzes/{id}.yaml`"
                )),
            );
        }
        id
    }

    /// How questions are drawn; counts can only be held against the bank when `is_whole`, without wrong questions.
    fn strata(
        &mut self,
        draft: &QuizDraft,
        questions: &[Question],
        is_whole: bool,
        place: &Place,
    ) -> Vec<Stratum> {
        let mut strata = Vec::new();
        if let (Some(_), false) = (draft.draw, draft.strata.0.is_empty()) {
            self.error(
                &place.key("draw"),
                say!(
                    "chỉ dùng một trong hai: `draw` hoặc `strata`",
                    "use one of the two: `draw` or `strata`"
                ),
                Some(say!(
                    "`draw` rút từ mọi câu, `strata` rút theo từng nội dung; bỏ một mục",
                    "`draw` draws from all questions, `strata` from each content; remove one"
                )),
            );
        }
        if let Some(count) = draft.draw {
            strata.push((place.key("draw"), None, count.0));
        }
        for (index, drawn) in draft.strata.0.iter().enumerate() {
            let place = place.key("strata").index(index);
            let pillar = match &drawn.pillar {
                None => None,
                Some(name) => match self.named(name, &place.key("pillar")) {
                    Some(pillar) => Some(pillar),
                    None => continue,
                },
            };
            strata.push((place.key("count"), pillar, drawn.count.0));
        }
        let mut checked = Vec::new();
        let mut drawn = 0;
        for (place, pillar, count) in strata {
            let is_asked = |one: &&Question| pillar.is_none() || one.pillar == pillar;
            let mut there = questions.iter().filter(is_asked).count();
            // What is drawn of any content comes out of what the others left.
            if pillar.is_none() {
                there = there.saturating_sub(drawn);
            }
            drawn += count as usize;
            if count == 0 || is_whole && count as usize > there {
                self.error(
                    &place,
                    say!(
                        "không rút được {count} câu: chỉ có {there} câu để rút",
                        "{count} questions cannot be drawn: there are {there}"
                    ),
                    Some(match pillar {
                        Some(pillar) => {
                            let pillar = pillar.name();
                            say!(
                                "giảm số câu, hoặc thêm câu hỏi có `pillar: {pillar}`",
                                "draw fewer, or add questions with `pillar: {pillar}`"
                            )
                        }
                        None => say!(
                            "giảm số câu, hoặc thêm câu hỏi",
                            "draw fewer, or add questions"
                        ),
                    }),
                );
                continue;
            }
            let count = u16::try_from(count).unwrap_or(u16::MAX);
            checked.push(Stratum { pillar, count });
        }
        checked
    }

    fn pass_percent(&mut self, written: &Words, place: &Place) -> Option<u8> {
        let number = written.trim_end_matches('%').trim_end();
        let percent = number.parse().ok();
        let percent = percent.filter(|percent| (1..=100).contains(percent));
        if percent.is_none() {
            let written = &**written;
            self.error(
                place,
                say!(
                    "`{written}` không phải là mức đạt",
                    "`{written}` is no pass mark"
                ),
                Some(say!(
                    "viết tỷ lệ phần trăm số câu đúng, từ 1 đến 100: `pass: 70%`",
                    "write the percentage of right answers, 1 to 100: `pass: 70%`"
                )),
            );
        }
        percent
    }
}
