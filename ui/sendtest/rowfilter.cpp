#include "ui/sendtest/rowfilter.h"

#include "app/filter/edit.h"

#include <QStringList>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

QString rowFilterOf(const bot::SendTestReport &report)
{
    QList<qint64> attempts;
    for (const bot::SendTestMessage &message : report.messages) {
        if (message.answer && message.answer->attemptId != 0)
            attempts.append(message.answer->attemptId);
    }
    std::ranges::sort(attempts);
    QStringList terms;
    for (qsizetype first = 0; first < attempts.size();) {
        qsizetype last = first;
        while (last + 1 < attempts.size() && attempts[last + 1] == attempts[last] + 1)
            ++last;
        terms += first == last ? u"attempt:%1"_s.arg(attempts[first])
                               : u"attempt:%1..%2"_s.arg(attempts[first]).arg(attempts[last]);
        first = last + 1;
    }
    QString filter = terms.size() > 1 ? u'(' + terms.join(u" OR "_s) + u')' : terms.value(0);
    if (terms.isEmpty()) {
        filter = filter::narrowed(QString(), filter::Key::Peer, report.plan.peer.value);
        filter = filter::narrowed(filter, filter::Key::State, u"notsent"_s);
    }
    return filter::narrowed(filter, filter::Key::Bot, report.bot);
}

} // namespace ui
