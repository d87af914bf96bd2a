#include "ui/inspector/rawtext.h"

#include "app/text/cuttext.h"
#include "app/text/visibletext.h"
#include "app/traffic/redact.h"

namespace ui {

void RawText::addLabel(const traffic::Splice &splice, const QString &recorded)
{
    const QString label = text::cutLabel(splice.what, splice.cutLength);
    m_labels.append({m_text.size(), label.size(), recorded});
    m_text += label;
}

void RawText::add(const PreparedBody &body)
{
    qsizetype done = 0;
    for (const traffic::Splice &cut : body.cuts) {
        m_text += QStringView(body.exact).sliced(done, cut.offset - done);
        addLabel(cut, body.exact.sliced(cut.offset, cut.length));
        done = cut.offset + cut.length;
    }
    m_text += QStringView(body.exact).sliced(done);
}

void RawText::add(const traffic::Header &header)
{
    const auto visible = [](QByteArrayView bytes) { return text::visibleText(QString::fromUtf8(bytes), false); };
    m_text += visible(header.name + ": ");
    const QByteArrayView value = header.value;
    qsizetype done = 0;
    for (const traffic::Splice &cut : traffic::splicesIn(value)) {
        m_text += visible(value.sliced(done, cut.offset - done));
        addLabel(cut, QString::fromUtf8(value.sliced(cut.offset, cut.length)));
        done = cut.offset + cut.length;
    }
    m_text += visible(value.sliced(done));
}

} // namespace ui
