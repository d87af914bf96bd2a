#include "ui/inspector/headerlist.h"

#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// The button has a padding of its own; its icon stands at the panel's.
constexpr int foldMargin = 4;
} // namespace

HeaderList::HeaderList(QWidget *parent)
    : QWidget(parent)
    , m_fold(new Button(Button::Kind::Quiet, this))
    , m_lines(new QLabel(this))
{
    m_fold->setObjectName(u"headersButton"_s);
    m_fold->setCheckable(true);
    m_lines->setObjectName(u"headerLines"_s);
    m_lines->setTextFormat(Qt::PlainText);
    m_lines->setFont(roleFont(FontRole::Mono));
    m_lines->setWordWrap(true);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_lines->setContentsMargins(metrics::panelPadding - foldMargin, 0, 0, metrics::gap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(foldMargin, 0, metrics::panelPadding, 0);
    column->setSpacing(4);
    column->addWidget(m_fold, 0, Qt::AlignLeft);
    column->addWidget(m_lines);
    connect(m_fold, &QAbstractButton::toggled, this, &HeaderList::setOpen);
    setOpen(false);
    retranslate();
}

void HeaderList::setHeaders(const QList<traffic::Header> &headers)
{
    QStringList lines;
    for (const traffic::Header &header : headers) {
        lines.append(QString::fromUtf8(header.name + ": " + header.value));
    }
    m_lines->setText(text::visibleText(lines.join(u'\n')));
    m_count = headers.size();
    setVisible(m_count > 0);
    retranslate();
}

void HeaderList::setOpen(bool open)
{
    m_fold->setIconName(open ? u"chevron-down"_s : u"chevron-right"_s);
    m_lines->setVisible(open);
    m_fold->update();
}

void HeaderList::retranslate()
{
    m_fold->setText(m_count == 1 ? tr("1 header") : tr("%1 headers").arg(m_count));
    m_lines->setAccessibleName(tr("Headers"));
}

void HeaderList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
