#include "ui/common/curlcommand.h"

namespace ui {

using namespace Qt::StringLiterals;

QString shellQuoted(const QString &text)
{
    // Inside single quotes nothing is special but the quote itself, which cannot stand there: close, escape, open.
    QString quoted = text;
    quoted.replace(u'\'', uR"('\'')"_s);
    return u'\'' + quoted + u'\'';
}

QString curlCommand(const QString &base, const QByteArray &path, const QByteArray &body)
{
    const QString host = base.isEmpty() ? u"\"$QQBOT_API_BASE\""_s : shellQuoted(base);
    return u"curl -sS -X POST "_s + host + shellQuoted(QString::fromUtf8(path)) + u" \\\n  "_s
        + u"-H \"Authorization: QQBot $QQBOT_TOKEN\" \\\n  "_s + u"-H 'Content-Type: application/json' \\\n  "_s
        + u"--data-raw "_s + shellQuoted(QString::fromUtf8(body));
}

} // namespace ui
