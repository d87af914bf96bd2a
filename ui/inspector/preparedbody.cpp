#include "ui/inspector/preparedbody.h"

#include "app/text/visibletext.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// How many bytes at the beginning are one character; 0 when they are none.
qsizetype characterLength(QByteArrayView bytes)
{
    for (qsizetype length = 1; length <= qMin<qsizetype>(4, bytes.size()); ++length) {
        if (bytes.first(length).isValidUtf8())
            return length;
    }
    return 0;
}

QString exactText(QByteArrayView bytes)
{
    // QString takes a mark at the beginning for no text.
    static constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    const auto visible = [](QByteArrayView valid) {
        const QString text = QString::fromUtf8(valid);
        return text::visibleText(valid.startsWith(byteOrderMark) ? QChar(0xFEFF) + text : text);
    };
    if (bytes.isValidUtf8())
        return visible(bytes);
    QString exact;
    qsizetype run = 0; // where the valid bytes began
    for (qsizetype i = 0; i < bytes.size();) {
        const qsizetype length = characterLength(bytes.sliced(i));
        if (length == 0) {
            exact += visible(bytes.sliced(run, i - run));
            exact += u"[0x%1]"_s.arg(int(uchar(bytes[i])), 2, 16, QChar(u'0')).toUpper().replace(u'X', u'x');
            run = i + 1;
        }
        i += qMax<qsizetype>(1, length);
    }
    return exact + visible(bytes.sliced(run));
}

/// `exact` with the places of its markers.
void readExact(PreparedBody &prepared, const traffic::Body &body)
{
    const QByteArrayView bytes = body.text;
    qsizetype done = 0;
    for (const traffic::Splice &splice : body.splices) {
        // A file that was written elsewhere may say anything.
        if (splice.offset < done || splice.length <= 0 || splice.length > bytes.size() - splice.offset)
            continue;
        prepared.exact += exactText(bytes.sliced(done, splice.offset - done));
        const QString marker = exactText(bytes.sliced(splice.offset, splice.length));
        prepared.cuts.append({prepared.exact.size(), marker.size(), splice.cutLength, splice.what});
        prepared.exact += marker;
        done = splice.offset + splice.length;
    }
    prepared.exact += exactText(bytes.sliced(done));
}

} // namespace

PreparedBody prepareBody(const traffic::Body &body)
{
    PreparedBody prepared;
    prepared.wireSize = body.wireSize;
    prepared.isEmpty = body.text.isEmpty();
    if (prepared.isEmpty) {
        return prepared;
    }
    prepared.copied = QString::fromUtf8(body.text);
    readExact(prepared, body);
    if (auto tree = protocol::parseJsonTree(body.text)) {
        prepared.text = text::visibleText(protocol::prettyJson(*tree));
        prepared.tree = std::move(*tree);
    } else {
        prepared.text = text::visibleText(prepared.copied);
    }
    for (const traffic::Splice &splice : body.splices) {
        const QString marker = QString::fromUtf8(body.text.mid(splice.offset, splice.length));
        if (!marker.isEmpty() && !prepared.markers.contains(marker)) {
            prepared.markers.append(marker);
        }
    }
    return prepared;
}

} // namespace ui
