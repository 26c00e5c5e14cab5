//! How long a document is, so that one that no program can hold is refused before it is written.

use super::{Block, Document, Inline, Row, Table, words_of};

impl Document {
    /// How many characters its body has: what people wrote, without the frame around it.
    pub fn characters(&self) -> usize {
        self.blocks.iter().map(of_block).sum()
    }
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Heading(heading) => of_text(&heading.text),
        Block::Goal(goal) => of_text(&goal.text),
        Block::Label(label) => label.text.chars().count(),
        Block::Paragraph(text) => of_text(text),
        Block::List(list) => list.items.iter().map(|item| of_text(item)).sum(),
        Block::Table(table) => of_table(table),
        Block::Figure(figure) => figure.alternative().chars().count(),
    }
}

fn of_table(table: &Table) -> usize {
    let heads: usize = table.columns().iter().map(|column| column.heading.chars().count()).sum();
    let rows = table.rows().iter().map(|row| match row {
        // A cell takes room even when nothing stands in it.
        Row::Cells { cells, .. } => cells.iter().map(|cell| 1 + of_text(&cell.text)).sum::<usize>(),
        Row::Full { paragraphs, .. } => paragraphs.iter().map(|text| of_text(text)).sum(),
    });
    let notes: usize = table.notes().iter().map(|note| note.chars().count()).sum();
    heads + rows.sum::<usize>() + notes
}

fn of_text(text: &[Inline]) -> usize {
    words_of(text).chars().count()
}
