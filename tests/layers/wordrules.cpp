#include "tests/layers/wordrules.h"

#include <QRegularExpression>

namespace layers {

using namespace Qt::StringLiterals;

namespace {

struct WordRule
{
    QRegularExpression word;
    QString exceptIn; ///< a room, or the path of a file without its suffix
    QString why;
};

const QList<WordRule> &rules()
{
    static const QList<WordRule> list = {
        {QRegularExpression(
             uR"(\b(?:QMutex|QRecursiveMutex|QReadWriteLock|std::(?:\w+_)?mutex|std::(?:lock_guard|scoped_lock))\b)"_s),
            u"app/journal/entryqueue"_s, u"a mutex: choose an owner and send a value"_s},
        {QRegularExpression(uR"(\b(?!Q[A-Z])\w+::instance\s*\(|\bstatic\b[^;{}()]*\binstance\s*\(|std::call_once)"_s),
            {}, u"a singleton: pass the object"_s},
        {QRegularExpression(uR"(\b(?:QTcpServer|QSslServer|QWebSocketServer|QHttpServer)\b)"_s), u"sandbox"_s,
            u"a listener: only the sandbox listens"_s},
    };
    return list;
}

} // namespace

QStringList forbiddenWords(const SourceTree &tree)
{
    QStringList wrong;
    for (const SourceFile &file : tree.files) {
        if (!file.isInApp() && !file.isInUi())
            continue;
        for (const WordRule &rule : rules()) {
            const QRegularExpressionMatch match = rule.word.match(file.code);
            const bool isExcepted = !rule.exceptIn.isEmpty()
                && (rule.exceptIn == file.room || rule.exceptIn == file.path.section(u'.', 0, 0));
            if (match.hasMatch() && !isExcepted)
                wrong += u"%1: %2 (%3)"_s.arg(file.path, rule.why, match.captured().simplified());
        }
    }
    return wrong;
}

} // namespace layers
