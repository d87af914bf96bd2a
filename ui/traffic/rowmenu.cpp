#include "ui/traffic/rowmenu.h"

#include "app/text/visibletext.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QMenu>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using filter::Key;

/// Of a value in a menu's text; the filter has it whole.
constexpr qsizetype longestInMenu = 40;

QString menuText(const QString &value)
{
    QString text = text::visibleText(value, false);
    if (text.size() > longestInMenu)
        text = text.left(longestInMenu) + QChar(0x2026);
    return text.replace(u'&', u"&&"_s);
}

QIcon dot(const QColor &colour)
{
    QPixmap map(metrics::iconSmall, metrics::iconSmall);
    map.fill(Qt::transparent);
    QPainter painter(&map);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QRectF(map.rect()).adjusted(2, 2, -2, -2));
    return map;
}

std::optional<RowMenu::Term> statusTerm(const journal::RowSummary &row)
{
    if (row.code && row.kind == traffic::Kind::Frame && row.route == "CLOSE"_L1)
        return RowMenu::Term{Key::Close, QString::number(*row.code)};
    if (row.code)
        return RowMenu::Term{Key::Code, QString::number(*row.code)};
    const auto words = filter::infoOf(Key::State).words;
    const QString state = traffic::stateName(row.state);
    for (const QLatin1StringView word : words) {
        if (state == word)
            return RowMenu::Term{Key::State, state};
    }
    if (row.status)
        return RowMenu::Term{Key::Status, QString::number(*row.status)};
    return row.op ? std::optional(RowMenu::Term{Key::Op, QString::number(*row.op)}) : std::nullopt;
}

} // namespace

QList<QColor> markColours()
{
    const Theme &theme = Theme::current();
    // The words of the key `mark`, in their order; orange and yellow have no token of their own beside warn.
    return {theme.bad, theme.jsonNumber, theme.warn, theme.ok, theme.accent, theme.audit};
}

QString markName(int colour)
{
    switch (colour) {
    case 1:
        return RowMenu::tr("Red");
    case 2:
        return RowMenu::tr("Orange");
    case 3:
        return RowMenu::tr("Yellow");
    case 4:
        return RowMenu::tr("Green");
    case 5:
        return RowMenu::tr("Blue");
    case 6:
        return RowMenu::tr("Violet");
    default:
        return RowMenu::tr("No colour");
    }
}

std::optional<RowMenu::Term> RowMenu::termOf(const journal::RowSummary &row, TrafficColumn column)
{
    const auto unlessEmpty = [](Key key, const QString &value) {
        return value.isEmpty() ? std::nullopt : std::optional(Term{key, value});
    };
    switch (column) {
    case TrafficColumn::Kind:
        return Term{Key::Kind, traffic::kindName(row.kind)};
    case TrafficColumn::Peer:
        return unlessEmpty(Key::Peer, row.peer.value);
    case TrafficColumn::Route:
        return row.kind == traffic::Kind::Frame ? unlessEmpty(Key::T, row.route)
                                                : unlessEmpty(Key::Path, row.route.section(u' ', 1));
    case TrafficColumn::Status:
        return statusTerm(row);
    case TrafficColumn::MsgId:
        return !row.anchor.isEmpty() ? unlessEmpty(Key::Anchor, row.anchor)
            : !row.msgId.isEmpty()   ? unlessEmpty(Key::Msg, row.msgId)
                                     : unlessEmpty(Key::Event, row.eventId);
    case TrafficColumn::Seq:
        return row.msgSeq ? unlessEmpty(Key::Seq, QString::number(*row.msgSeq)) : std::nullopt;
    case TrafficColumn::Duration:
        return row.duration ? unlessEmpty(Key::Dur, u">=%1ms"_s.arg(row.duration->count())) : std::nullopt;
    case TrafficColumn::Size:
        return row.size > 0 ? unlessEmpty(Key::Size, u">=%1"_s.arg(row.size)) : std::nullopt;
    case TrafficColumn::Direction:
        return row.direction == traffic::Direction::None ? std::nullopt
                                                         : unlessEmpty(Key::Dir, traffic::directionName(row.direction));
    case TrafficColumn::Scene:
        return row.scene ? unlessEmpty(Key::Scene, protocol::sceneName(*row.scene)) : std::nullopt;
    case TrafficColumn::Code:
        return row.code ? statusTerm(row) : std::nullopt;
    case TrafficColumn::Attempt:
        return row.message && row.message->attemptNumber > 0
            ? unlessEmpty(Key::Attempt, QString::number(row.message->attemptNumber))
            : std::nullopt;
    case TrafficColumn::Turn:
        return row.turnId > 0 ? unlessEmpty(Key::Turn, QString::number(row.turnId)) : std::nullopt;
    case TrafficColumn::Returned:
        return unlessEmpty(Key::Id, row.returnedId);
    case TrafficColumn::Trace:
        return unlessEmpty(Key::Trace, row.traceId);
    case TrafficColumn::Bot:
        return unlessEmpty(Key::Bot, row.bot);
    case TrafficColumn::Time:
    case TrafficColumn::Note:
        break;
    }
    return std::nullopt;
}

bool RowMenu::hasCurl(const journal::RowSummary &row)
{
    const bool isCall
        = row.kind == traffic::Kind::Http || row.kind == traffic::Kind::Model || row.kind == traffic::Kind::Upload;
    return isCall && row.route.startsWith("POST "_L1);
}

RowMenu::RowMenu(QMenu &menu, const journal::RowSummary &row, TrafficColumn column, bool isFiltered,
    const protocol::ErrorCatalogue &catalogue)
    : QObject(&menu)
{
    menu.addAction(themedIcon(u"info"_s), tr("Details"), this, &RowMenu::inspectRequested);
    if (isFiltered)
        menu.addAction(themedIcon(u"filter-off"_s), tr("Show among its neighbours"), this, &RowMenu::contextRequested);
    menu.addSeparator();
    addTerm(menu, row, column);
    addMarks(menu, row);
    menu.addSeparator();
    addCopies(menu, row, column, catalogue);
}

void RowMenu::addTerm(QMenu &menu, const journal::RowSummary &row, TrafficColumn column)
{
    const auto term = termOf(row, column);
    if (!term)
        return;
    const QString words = filter::infoOf(term->key).word + u':' + menuText(term->value);
    menu.addAction(themedIcon(u"filter"_s), tr("Filter by %1").arg(words), this,
        [this, term] { emit narrowed(term->key, term->value, false); });
    menu.addAction(themedIcon(u"minus"_s), tr("Exclude %1").arg(words), this,
        [this, term] { emit narrowed(term->key, term->value, true); });
    menu.addSeparator();
}

void RowMenu::addMarks(QMenu &menu, const journal::RowSummary &row)
{
    const journal::Mark now = row.mark.value_or(journal::Mark());
    QMenu *marks = menu.addMenu(themedIcon(u"mark"_s), tr("Mark"));
    const QList<QColor> colours = markColours();
    for (int colour = 1; colour <= colours.size(); ++colour) {
        QAction *action = marks->addAction(dot(colours[colour - 1]), markName(colour), this,
            [this, now, colour] { emit markRequested({.colour = colour, .note = now.note, .time = {}}); });
        action->setCheckable(true);
        action->setChecked(now.colour == colour);
    }
    marks->addSeparator();
    QAction *none = marks->addAction(
        markName(0), this, [this, now] { emit markRequested({.colour = 0, .note = now.note, .time = {}}); });
    none->setEnabled(now.colour != 0);
    menu.addAction(themedIcon(u"note"_s), now.note.isEmpty() ? tr("Add a note…") : tr("Edit the note…"), this,
        &RowMenu::noteRequested);
}

void RowMenu::addCopies(
    QMenu &menu, const journal::RowSummary &row, TrafficColumn column, const protocol::ErrorCatalogue &catalogue)
{
    const auto term = termOf(row, column);
    const bool isId = term
        && (term->key == Key::Anchor || term->key == Key::Msg || term->key == Key::Event || term->key == Key::Peer
            || term->key == Key::Id || term->key == Key::Trace);
    const QString value = isId ? term->value : trafficCell(row, column, catalogue).text();
    QAction *cell = menu.addAction(
        themedIcon(u"copy"_s), tr("Copy %1").arg(menuText(value)), this, [this, value] { emit copyRequested(value); });
    cell->setVisible(!value.isEmpty());
    menu.addAction(tr("Copy the row as text"), this, [this] { emit copyWholeRequested(Whole::Text); });
    menu.addAction(tr("Copy the row as JSON"), this, [this] { emit copyWholeRequested(Whole::Json); });
    QAction *curl = menu.addAction(
        themedIcon(u"copy-curl"_s), tr("Copy as cURL"), this, [this] { emit copyWholeRequested(Whole::Curl); });
    curl->setVisible(hasCurl(row));
}

} // namespace ui
