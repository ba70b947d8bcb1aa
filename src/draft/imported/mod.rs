//! Questions written for other tools – GIFT, task lists, tables – as if their authors had written them for Loa, and Loa's own form of them.

mod found;
mod gift;
mod gift_answer;
mod pillar;
mod plain;
mod table;
mod task_list;
mod write;

pub use found::{Found, Imported};
pub use gift::read_gift;
pub use table::{question_column, read_question_table};
pub use task_list::read_task_list;
pub use write::{bank_yaml, key_of_bank, key_yaml, quiz_yaml};
