#include "ui/help/helptextview.h"

#include "ui/common/theme.h"
#include "ui/help/helphtml.h"
#include "ui/help/helpmetrics.h"

#include <QEvent>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
} // namespace

HelpTextView::HelpTextView(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(u"helpText"_s);
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    connect(this, &QTextBrowser::anchorClicked, this, &HelpTextView::follow);
}

void HelpTextView::setPage(const QString &name, const QString &html)
{
    const bool isSame = m_name == name;
    if (isSame && m_html == html)
        return;
    m_name = name;
    m_html = html;
    const int at = isSame ? verticalScrollBar()->value() : 0;
    render();
    verticalScrollBar()->setValue(at);
}

void HelpTextView::render()
{
    document()->setDefaultFont(roleFont(FontRole::Bubble));
    document()->setDefaultStyleSheet(helpStyle(Theme::current()));
    setHtml(m_html);
    markFound();
}

void HelpTextView::setFound(const QString &words)
{
    m_found = words.trimmed();
    markFound();
}

void HelpTextView::markFound()
{
    QList<ExtraSelection> all;
    QTextCharFormat format;
    format.setBackground(Theme::current().find);
    for (QTextCursor at = document()->find(m_found); !m_found.isEmpty() && !at.isNull();
         at = document()->find(m_found, at))
        all.append({at, format});
    setExtraSelections(all);
}

void HelpTextView::follow(const QUrl &link)
{
    const QByteArray target = link.toEncoded();
    if (target.startsWith(filterScheme.toLatin1()))
        emit filterRequested(QUrl::fromPercentEncoding(target.sliced(filterScheme.size())));
    else if (link.scheme() == "https"_L1)
        emit addressRequested(link);
    else
        emit topicRequested(link.path());
}

void HelpTextView::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        const int at = verticalScrollBar()->value();
        render(); // its colours are written into the text
        verticalScrollBar()->setValue(at);
    }
}

void HelpTextView::resizeEvent(QResizeEvent *event)
{
    const int free = width() - 2 * pageSide - widestPage;
    setViewportMargins(pageSide, pageTop, pageSide + std::max(0, free) - verticalScrollBar()->sizeHint().width(), 0);
    QTextBrowser::resizeEvent(event);
}

QVariant HelpTextView::loadResource(int, const QUrl &)
{
    return {}; // text only: nothing comes from a disk or from the net
}

} // namespace ui
