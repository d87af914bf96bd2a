#include "ui/resend/changelist.h"

#include "app/text/visibletext.h"
#include "ui/common/idlabel.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int nameHeight = 24;
constexpr int valueHeight = 22;
constexpr int signLeft = 9;
constexpr int valueLeft = 24;

bool isId(const QString &name)
{
    return name == "msg_id"_L1 || name == "event_id"_L1;
}

QString shownValue(const QString &name, const QString &value, const QStringList &others)
{
    if (!isId(name) || value.size() < 2)
        return text::visibleText(value.simplified(), false);
    return u'"' + elideId(value.sliced(1, value.size() - 2), others) + u'"';
}

} // namespace

ChangeList::ChangeList(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"resendChanges"_s);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ChangeList::setChanges(const QList<FieldChange> &changes, const QStringList &others)
{
    m_lines.clear();
    for (const FieldChange &change : changes) {
        auto [before, after] = std::pair(change.before.value_or(QString()), change.after.value_or(QString()));
        QStringList ids = others;
        if (isId(change.name))
            ids << before.mid(1).chopped(before.size() > 1 ? 1 : 0) << after.mid(1).chopped(after.size() > 1 ? 1 : 0);
        else
            std::tie(before, after) = shortenedPair(before, after);
        m_lines.append({Line::Kind::Name, change.name});
        if (change.before)
            m_lines.append({Line::Kind::Before, shownValue(change.name, before, ids)});
        if (change.after)
            m_lines.append({Line::Kind::After, shownValue(change.name, after, ids)});
    }
    speak();
    updateGeometry();
    update();
}

void ChangeList::speak()
{
    QStringList spoken;
    for (const Line &line : m_lines) {
        spoken.append(line.kind == Line::Kind::Name ? line.text
                : line.kind == Line::Kind::Before   ? tr("before: %1").arg(line.text)
                                                    : tr("now: %1").arg(line.text));
    }
    setAccessibleName(spoken.isEmpty() ? tr("No field is changed") : spoken.join(u"; "_s));
}

QSize ChangeList::sizeHint() const
{
    int height = 0;
    for (const Line &line : m_lines)
        height += line.kind == Line::Kind::Name ? nameHeight : valueHeight;
    return {200, height};
}

void ChangeList::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setFont(roleFont(FontRole::Mono));
    int y = 0;
    for (const Line &line : m_lines) {
        const bool isName = line.kind == Line::Kind::Name;
        const QRect box(0, y, width(), isName ? nameHeight : valueHeight);
        y += box.height();
        if (isName) {
            painter.setPen(theme.jsonKey);
            painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft, line.text);
            continue;
        }
        const bool isBefore = line.kind == Line::Kind::Before;
        painter.fillRect(box, isBefore ? theme.badBg : theme.okBg);
        painter.setPen(isBefore ? theme.bad : theme.ok);
        painter.drawText(box.adjusted(signLeft, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, isBefore ? u"−"_s : u"+"_s);
        painter.setPen(theme.text);
        const QRect room = box.adjusted(valueLeft, 0, -signLeft, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
            painter.fontMetrics().elidedText(line.text, Qt::ElideRight, room.width()));
    }
}

void ChangeList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        speak();
    QWidget::changeEvent(event);
}

} // namespace ui
