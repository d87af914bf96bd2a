#include "ui/inspector/preparedbody.h"

#include "app/text/visibletext.h"

namespace ui {

PreparedBody prepareBody(const traffic::Body &body)
{
    PreparedBody prepared;
    prepared.wireSize = body.wireSize;
    prepared.isEmpty = body.text.isEmpty();
    if (prepared.isEmpty) {
        return prepared;
    }
    prepared.copied = QString::fromUtf8(body.text);
    prepared.exact = text::visibleText(prepared.copied);
    if (auto tree = protocol::parseJsonTree(body.text)) {
        prepared.text = text::visibleText(protocol::prettyJson(*tree));
        prepared.tree = std::move(*tree);
    } else {
        prepared.text = prepared.exact;
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
