#include "ui/conversations/retrylines.h"

#include "ui/common/icon.h"
#include "ui/common/retryline.h"
#include "ui/conversations/bubbledelegate.h"
#include "ui/conversations/timelinemodel.h"

#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int linePadding = 20; // as the delegate's
constexpr int below = 3;

} // namespace

RetryLines::RetryLines(QListView &view, const TimelineModel &model, BubbleDelegate &delegate)
    : QObject(&view)
    , m_view(view)
    , m_model(model)
    , m_delegate(delegate)
{
}

// From the newest: what waits is rarely far up.
QHash<qint64, int> RetryLines::rowsOf(const QHash<qint64, bot::RetryChanged> &retries) const
{
    QHash<qint64, int> rows;
    for (int row = m_model.rowCount() - 1; row >= 0 && rows.size() < retries.size(); --row) {
        if (m_model.rowAt(row).what != TimelineRow::What::Bubble)
            continue;
        const auto &message = m_model.at(row).row.message;
        if (message && message->sendId != 0 && retries.contains(message->sendId))
            rows.insert(message->sendId, row);
    }
    return rows;
}

void RetryLines::show(const QHash<qint64, bot::RetryChanged> &retries, core::WallTime now)
{
    if (retries.isEmpty() && m_lines.isEmpty())
        return;
    m_retries = retries;
    const QHash<qint64, int> rows = rowsOf(retries);
    QSet<qint64> before, after;
    for (auto line = m_lines.begin(); line != m_lines.end();) {
        before.insert(line.key());
        if (line->row.isValid() && rows.contains(line.key())) {
            ++line;
            continue;
        }
        // Not deleted from here: the view keeps bare pointers, and only this makes it forget them.
        if (line->row.isValid())
            m_view.setIndexWidget(line->row, nullptr);
        line = m_lines.erase(line);
    }
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        after.insert(row.key());
        lineAt(*row, row.key())->setRetry(retries.value(row.key()), now);
    }
    if (before == after)
        return;
    m_delegate.setRetried(after);
    emit resized();
}

RetryLine *RetryLines::lineAt(int row, qint64 messageId)
{
    if (const auto known = m_lines.constFind(messageId); known != m_lines.cend())
        return known->line;
    // It lies over the whole bubble, and only its own parts take the mouse.
    auto *over = new QWidget;
    auto *column = new QVBoxLayout(over);
    column->setContentsMargins(linePadding, 0, linePadding, below);
    column->addStretch();
    auto *line = new RetryLine(over);
    column->addWidget(line, 0, Qt::AlignRight);
    connect(line, &RetryLine::decided, this, &RetryLines::decided);
    m_lines.insert(messageId, {m_model.index(row), line});
    m_view.setIndexWidget(m_model.index(row), over);
    QWidget::setTabOrder(&m_view, line->firstControl());
    return line;
}

void RetryLines::addActions(QMenu &menu, qint64 messageId)
{
    const auto retry = m_retries.constFind(messageId);
    if (retry == m_retries.cend())
        return;
    const auto add = [&](const QString &icon, const QString &label, const bot::Command &command) {
        menu.addAction(themedIcon(icon), label, this, [this, command] { emit decided(command); });
    };
    add(u"send"_s, tr("Send the next try now"), bot::RetryNow{messageId});
    if (retry->phase != bot::RetryChanged::Phase::Held)
        add(u"pause"_s, tr("Hold the next try"), bot::HoldRetry{messageId});
    add(u"close"_s, tr("Cancel further tries"), bot::CancelRetry{messageId});
    menu.addSeparator();
}

} // namespace ui
