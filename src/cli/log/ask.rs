//! Questions on the terminal, and the answers of the person before it.

use std::io::{self, BufRead, Write};

use loa::diagnostic::{Text, Tongue};
use loa::say;

/// Where questions go and answers come from.
pub struct Dialogue<R, W> {
    answers: R,
    questions: W,
    /// The tongue of the questions.
    pub tongue: Tongue,
}

impl<R: BufRead, W: Write> Dialogue<R, W> {
    /// Over these two.
    pub fn new(answers: R, questions: W, tongue: Tongue) -> Self {
        Self {
            answers,
            questions,
            tongue,
        }
    }

    /// Tells something.
    pub fn tell(&mut self, text: &Text) -> io::Result<()> {
        writeln!(self.questions, "{}", text.get(self.tongue))
    }

    /// One answer, without spaces around it; empty when the person only pressed Enter.
    ///
    /// # Errors
    /// When the person ended the input (Ctrl+D, Ctrl+Z): then nothing more is asked and nothing is done.
    pub fn ask(&mut self, question: &Text) -> io::Result<String> {
        write!(self.questions, "{} ", question.get(self.tongue))?;
        self.questions.flush()?;
        let mut answer = String::new();
        if self.answers.read_line(&mut answer)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        // A byte order mark comes with what PowerShell pipes.
        Ok(answer.trim_start_matches('\u{FEFF}').trim().to_owned())
    }

    /// One answer that is not empty.
    pub fn ask_until_said(&mut self, question: &Text) -> io::Result<String> {
        loop {
            let answer = self.ask(question)?;
            if !answer.is_empty() {
                return Ok(answer);
            }
        }
    }

    /// Which of numbered lines: `2`, or `1, 3`; Enter is none. Asks again until the numbers are among them.
    pub fn choose(&mut self, lines: &[Text], question: &Text) -> io::Result<Vec<usize>> {
        for (number, line) in (1..).zip(lines) {
            let line = line.get(self.tongue);
            writeln!(self.questions, "  {number}. {line}")?;
        }
        loop {
            let answer = self.ask(question)?;
            let numbers: Option<Vec<usize>> = answer
                .split([',', ';', ' '])
                .filter(|part| !part.is_empty())
                .map(|part| {
                    let number: usize = part.parse().ok()?;
                    (1..=lines.len()).contains(&number).then(|| number - 1)
                })
                .collect();
            match numbers {
                Some(numbers) => return Ok(numbers),
                None => {
                    let last = lines.len();
                    self.tell(&say!(
                        "Hãy ghi số từ 1 đến {last}, hoặc nhấn Enter để bỏ qua.",
                        "Write numbers from 1 to {last}, or press Enter for none."
                    ))?;
                }
            }
        }
    }

    /// Yes for Enter, y, c (có), g (ghi), đ (đồng ý); no for n, k (không), t (thôi); anything else was meant for another question.
    pub fn agree(&mut self, question: &Text) -> io::Result<bool> {
        loop {
            let answer = self.ask(question)?.to_lowercase();
            if answer.is_empty() || answer.starts_with(['y', 'c', 'g', 'đ']) {
                return Ok(true);
            }
            if answer.starts_with(['n', 'k', 't']) {
                return Ok(false);
            }
        }
    }
}
