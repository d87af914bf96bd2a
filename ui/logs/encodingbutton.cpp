#include "ui/logs/encodingbutton.h"

#include "app/text/importtext.h"

#include <QEvent>
#include <QMenu>

namespace ui {

namespace {
constexpr importer::Encoding encodings[]
    = {importer::Encoding::Utf8, importer::Encoding::Utf16Le, importer::Encoding::Utf16Be, importer::Encoding::Gbk};
} // namespace

EncodingButton::EncodingButton(Kind kind, QWidget *parent)
    : Button(kind, parent)
    , m_choices(new QMenu(this))
{
    setMenu(m_choices);
    retranslate();
}

void EncodingButton::setEncoding(std::optional<importer::Encoding> encoding)
{
    m_encoding = encoding;
    fill();
    retranslate();
}

void EncodingButton::fill()
{
    m_choices->clear();
    for (const importer::Encoding encoding : encodings) {
        QAction *action = m_choices->addAction(text::encodingText(encoding));
        action->setCheckable(true);
        action->setChecked(encoding == m_encoding);
        connect(
            action, &QAction::triggered, this,
            [this, encoding] {
                if (encoding != m_encoding)
                    emit encodingChosen(encoding);
                fill(); // the choice stands only when the file was read again
            },
            Qt::QueuedConnection);
    }
}

void EncodingButton::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Button::changeEvent(event);
}

void EncodingButton::retranslate()
{
    setToolTip(tr("Read the file again in another encoding"));
    m_choices->setAccessibleName(tr("Read again as"));
    setAccessibleName(
        m_encoding ? tr("Encoding: %1").arg(text::encodingText(*m_encoding)) : tr("Read again in another encoding"));
}

} // namespace ui
