#include "ui/inspector/diffview.h"

#include "app/journal/query.h"
#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/keymap.h"
#include "ui/common/label.h"
#include "ui/common/shortpath.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStackedLayout>
#include <QTextBlock>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Words in the menu are cut here: they tell the row, nothing more.
constexpr qsizetype longestInMenu = 60;

struct LineLook
{
    QTextBlockFormat block;
    QTextCharFormat sign, words;
};

LineLook lookOf(DiffLine::Kind kind, const Theme &theme)
{
    LineLook look;
    look.words.setForeground(theme.text);
    switch (kind) {
    case DiffLine::Kind::Field:
        look.words.setForeground(theme.jsonKey);
        break;
    case DiffLine::Kind::Removed:
        look.block.setBackground(theme.badBg);
        look.sign.setForeground(theme.bad);
        break;
    case DiffLine::Kind::Added:
        look.block.setBackground(theme.okBg);
        look.sign.setForeground(theme.ok);
        break;
    case DiffLine::Kind::Same:
        look.words.setForeground(theme.textDim);
        break;
    case DiffLine::Kind::Fold:
        look.words.setForeground(theme.textFaint);
        break;
    }
    return look;
}

QString oneLineOf(const QString &text, qsizetype most)
{
    return text.size() <= most ? text : text.left(most - 1) + QChar(0x2026);
}

QString signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Removed:
        return u"− "_s;
    case DiffLine::Kind::Added:
        return u"+ "_s;
    case DiffLine::Kind::Same:
        return u"  "_s;
    case DiffLine::Kind::Field:
    case DiffLine::Kind::Fold:
        break;
    }
    return {};
}

} // namespace

DiffView::DiffView(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_peer(new Button(Button::Kind::Normal, this))
    , m_menu(new QMenu(m_peer))
    , m_count(makeLabel(this, FontRole::Small, "dim"))
    , m_lines(new QPlainTextEdit(this))
    , m_empty(new EmptyState(this))
{
    setObjectName(u"diffView"_s);
    buildLayout();
    if (m_services.feed != nullptr) {
        // A mark that is set is told as a row that settled; it may be the first to compare with.
        connect(m_services.feed, &journal::JournalFeed::committed, this, [this](const journal::Committed &rows) {
            if (!rows.settled.isEmpty() && m_outstanding == 0 && !m_loaded.chosen)
                read();
        });
    }
    retranslate();
}

void DiffView::buildLayout()
{
    m_peer->setObjectName(u"diffPeer"_s);
    m_peer->setIconName(u"diff"_s);
    m_menu->setObjectName(u"diffPeers"_s);
    connect(m_peer, &QAbstractButton::clicked, this, [this] {
        m_opensMenu = true;
        read();
    });
    m_count->setObjectName(u"diffCount"_s);
    m_lines->setObjectName(u"diffLines"_s);
    m_lines->setReadOnly(true);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_lines->setTabChangesFocus(true);
    m_lines->setFrameShape(QFrame::NoFrame);
    m_lines->setFont(roleFont(FontRole::Mono));
    m_lines->setWordWrapMode(QTextOption::WrapAnywhere);
    m_lines->document()->setDocumentMargin(metrics::cardPadding);
    setGround(m_lines, "code");
    setGround(m_lines->viewport(), "code");
    auto *content = new QWidget(this);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(metrics::panelPadding, metrics::gap, metrics::panelPadding, metrics::gap);
    head->setSpacing(metrics::gap);
    head->addWidget(m_peer, 0, Qt::AlignLeft);
    head->addWidget(m_count);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_lines, 1);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
}

void DiffView::setSubject(const DiffSubject &subject)
{
    m_subject = subject;
    m_isLoaded = false;
    m_opensMenu = false; // it was asked for beside another body
    read();
}

void DiffView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_isLoaded)
        read();
}

void DiffView::read()
{
    ++m_generation;
    if (!isVisible() || m_services.journal == nullptr || m_subject.row.ref.isNull()) {
        m_isLoaded = false;
        return;
    }
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [subject = m_subject, wanted = m_wanted](
            journal::ReaderPool::Readers &readers) { return loadDiff(readers, subject, wanted); },
        [this, generation = m_generation](const LoadedDiff &loaded) {
            --m_outstanding;
            if (generation != m_generation)
                return;
            m_loaded = loaded;
            m_isLoaded = true;
            present();
            if (std::exchange(m_opensMenu, false)) {
                fillMenu();
                m_menu->popup(m_peer->mapToGlobal(QPoint(0, m_peer->height())));
            }
        });
}

void DiffView::present()
{
    if (!m_isLoaded)
        return;
    if (m_loaded.error) {
        showNothing(u"error"_s, tr("The other row could not be read"), text::journalErrorText(*m_loaded.error));
        return;
    }
    if (!m_loaded.chosen) {
        const bool isMessage = m_subject.row.message && m_subject.row.message->sendId != 0;
        const QString why = isMessage ? tr("There was no earlier attempt of this message.") : QString();
        showNothing(u"diff"_s, tr("Nothing to compare with"),
            text::joined({why,
                tr("Mark any row with the key %1, and it can be chosen here.")
                    .arg(KeyMap::current().cap(Command::Mark))}));
        return;
    }
    const QString whole = peerWords(*m_loaded.chosen, longestInMenu);
    m_peer->setText(peerWords(*m_loaded.chosen, 0)); // it has to fit the narrowest panel
    m_peer->updateGeometry(); // a button that has its place keeps its width otherwise
    m_peer->setAccessibleName(tr("Compared with: %1").arg(whole));
    m_peer->setToolTip(whole.contains(u'<') ? QString() : tr("Compared with: %1").arg(whole)); // never markup
    m_count->setText(countWords());
    showLines();
    m_stack->setCurrentIndex(1);
}

QString DiffView::countWords() const
{
    const PreparedDiff &diff = m_loaded.diff;
    if (!m_loaded.hasBody)
        return tr("That row has no body here.");
    if (diff.differences == 0)
        return tr("Nothing differs.");
    const QString count = countText(diff.differences);
    const QString words = diff.byField
        ? (diff.differences == 1 ? tr("1 field differs.") : tr("%1 fields differ.").arg(count))
        : (diff.differences == 1 ? tr("1 line differs.") : tr("%1 lines differ.").arg(count));
    return diff.isCut ? text::joined({words, tr("Only the first are shown.")}) : words;
}

QString DiffView::peerWords(const journal::RowSummary &row, qsizetype mostOfRoute) const
{
    const QString time = timeText(row.time);
    if (m_loaded.previous && m_loaded.previous->ref == row.ref)
        return tr("Previous attempt • %1").arg(time);
    const QString route = text::visibleText(shortRoute(row.route, row.peer.value), false);
    const bool isMarked = !row.mark || row.mark->colour > 0;
    return (isMarked ? tr("Marked • %1") : tr("With a note • %1")).arg(time)
        + (route.isEmpty() || mostOfRoute == 0 ? QString() : u" • "_s + oneLineOf(route, mostOfRoute));
}

void DiffView::fillMenu()
{
    m_menu->clear();
    const auto add = [this](const journal::RowSummary &row, journal::RowRef wanted) {
        QString words = peerWords(row, longestInMenu);
        if (row.mark && !row.mark->note.isEmpty())
            words += u" • "_s + text::visibleText(oneLineOf(row.mark->note.simplified(), longestInMenu), false);
        QAction *action = m_menu->addAction(words.replace(u'&', u"&&"_s), this, [this, wanted] { choose(wanted); });
        action->setCheckable(true);
        action->setChecked(m_loaded.chosen && m_loaded.chosen->ref == row.ref);
    };
    if (m_loaded.previous) {
        add(*m_loaded.previous, {});
        m_menu->addSeparator();
    }
    for (const journal::RowSummary &row : m_loaded.marked) {
        if (!m_loaded.previous || m_loaded.previous->ref != row.ref)
            add(row, row.ref);
    }
}

void DiffView::choose(journal::RowRef row)
{
    m_wanted = row;
    read();
}

void DiffView::showLines()
{
    const Theme &theme = Theme::current();
    m_lines->clear();
    QTextCursor cursor(m_lines->document());
    cursor.beginEditBlock();
    bool isFirst = true;
    for (const DiffLine &line : m_loaded.diff.lines) {
        const LineLook look = lookOf(line.kind, theme);
        if (isFirst)
            cursor.setBlockFormat(look.block);
        else
            cursor.insertBlock(look.block);
        isFirst = false;
        cursor.insertText(signOf(line.kind), look.sign);
        const bool isFold = line.kind == DiffLine::Kind::Fold;
        cursor.insertText(
            isFold ? tr("… %1 lines that are the same").arg(countText(line.count)) : line.text, look.words);
    }
    // The ground of the last line would reach down over the document's margin.
    cursor.insertBlock(QTextBlockFormat());
    cursor.endEditBlock();
    m_lines->moveCursor(QTextCursor::Start);
}

void DiffView::showNothing(const QString &icon, const QString &title, const QString &sentence)
{
    m_empty->setContent(icon, title, sentence);
    m_stack->setCurrentIndex(0);
}

void DiffView::retranslate()
{
    setAccessibleName(tr("What differs"));
    m_lines->setAccessibleName(tr("What differs, removed lines with a minus, added lines with a plus"));
    present();
}

void DiffView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && m_isLoaded)
        showLines();
    QWidget::changeEvent(event);
}

} // namespace ui
