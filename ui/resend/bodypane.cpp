#include "ui/resend/bodypane.h"

#include "ui/common/button.h"
#include "ui/common/hairline.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/resend/bodyeditor.h"
#include "ui/resend/changelist.h"
#include "ui/resend/resendform.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int headHeight = 44;

} // namespace

/// Method and path on one line, cut in the middle when there is no room.
class RouteLine final : public QWidget
{
public:
    using QWidget::QWidget;
    void setRoute(const QString &route)
    {
        m_text = route;
        setAccessibleName(route);
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setFont(roleFont(FontRole::Mono));
        painter.setPen(Theme::current().textDim);
        const QString shown = painter.fontMetrics().elidedText(m_text, Qt::ElideMiddle, width());
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, shown);
    }

private:
    QString m_text;
};

BodyPane::BodyPane(QWidget *parent)
    : QWidget(parent)
    , m_title(makeTitle(this))
    , m_route(new RouteLine(this))
    , m_curl(new Button(Button::Kind::Quiet, this))
    , m_editor(new BodyEditor(this))
    , m_faultLabel(makeLabel(this, FontRole::Small, "bad", false))
    , m_changesTitle(makeTitle(this))
    , m_changesCount(makeLabel(this, FontRole::Small, "dim", false))
    , m_changes(new ChangeList(this))
    , m_note(makeLabel(this, FontRole::Small, "dim", false))
{
    setObjectName(u"resendBody"_s);
    buildLayout();
    connect(m_curl, &QAbstractButton::clicked, this, &BodyPane::curlWanted);
    retranslate();
}

QWidget *BodyPane::makeHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    m_route->setObjectName(u"resendRoute"_s);
    m_curl->setObjectName(u"resendCurl"_s);
    m_curl->setIconName(u"copy-curl"_s);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::gap, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_title);
    row->addWidget(m_route, 1);
    row->addWidget(m_curl);
    return head;
}

QWidget *BodyPane::makeChanges()
{
    auto *part = new QWidget(this);
    auto *head = new QHBoxLayout;
    head->addWidget(m_changesTitle);
    head->addStretch();
    head->addWidget(m_changesCount);
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins(metrics::panelPadding, 12, metrics::panelPadding, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_changes);
    return part;
}

QWidget *BodyPane::makeNote()
{
    auto *part = new QWidget(this);
    m_note->setWordWrap(true);
    auto *row = new QHBoxLayout(part);
    row->setContentsMargins(metrics::panelPadding, 12, metrics::panelPadding, 12);
    row->setSpacing(metrics::gap);
    auto *mark = new IconMark(part, metrics::iconSmall);
    mark->setIcon(u"info"_s, Tone::Dim);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(m_note, 1);
    return part;
}

void BodyPane::buildLayout()
{
    m_faultLabel->setObjectName(u"resendFault"_s);
    m_faultLabel->setWordWrap(true);
    m_faultLabel->setContentsMargins(metrics::panelPadding, metrics::gap, metrics::panelPadding, metrics::gap);
    m_faultLabel->hide();
    m_changesTitle->setObjectName(u"resendChangesTitle"_s);
    m_changesCount->setObjectName(u"resendChangesCount"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline(this));
    column->addWidget(m_editor);
    column->addWidget(new Hairline(this));
    column->addWidget(m_faultLabel);
    column->addWidget(makeChanges());
    column->addWidget(new Hairline(this));
    column->addWidget(makeNote());
    column->addStretch();
}

void BodyPane::setRoute(const QString &route)
{
    m_route->setRoute(route);
}

void BodyPane::setChanges(const QList<FieldChange> &changes, traffic::State before, const QStringList &others)
{
    m_count = int(changes.size());
    m_before = before;
    m_changes->setChanges(changes, others);
    m_changes->setVisible(m_count > 0);
    retranslate();
}

void BodyPane::setFault(const std::optional<DraftFault> &fault)
{
    m_fault = fault;
    m_editor->setFault(fault.has_value(), fault ? fault->line : 0);
    m_faultLabel->setVisible(fault.has_value());
    retranslate();
}

QString BodyPane::changesTitle() const
{
    switch (m_before) {
    case traffic::State::Refused:
        return tr("Changed against the refused attempt");
    case traffic::State::Unknown:
    case traffic::State::InFlight:
        return tr("Changed against the unanswered attempt");
    case traffic::State::NotSent:
        return tr("Changed against the unsent message");
    default:
        break;
    }
    return tr("Changed against the last attempt");
}

QString BodyPane::faultText() const
{
    if (!m_fault)
        return {};
    switch (m_fault->kind) {
    case DraftFault::Kind::NotJson:
        return tr("Line %1 is not JSON. The form keeps the last text that could be read.").arg(m_fault->line);
    case DraftFault::Kind::WrongType:
        return m_fault->member.isEmpty() ? tr("A body is one JSON object.")
                                         : tr("%1 needs a value of another type.").arg(m_fault->member);
    case DraftFault::Kind::NotCarried:
        return tr("%1 cannot be sent like this: it would leave the program differently or not at all.")
            .arg(m_fault->member);
    case DraftFault::Kind::BadSeq:
        return m_fault->line > 0 ? ResendForm::seqRule() : QString(); // the form says it beside its field
    }
    return {};
}

void BodyPane::retranslate()
{
    m_title->setText(tr("Request"));
    m_curl->setText(u"cURL"_s);
    m_curl->setAccessibleName(tr("Copy as cURL"));
    m_curl->setToolTip(tr("Copy as cURL; the token is $QQBOT_TOKEN"));
    m_changesTitle->setText(m_count > 0 ? changesTitle() : tr("Nothing is changed"));
    m_changesCount->setText(m_count == 0 ? QString() : m_count == 1 ? tr("1 field") : tr("%1 fields").arg(m_count));
    m_faultLabel->setText(faultText());
    m_note->setText(tr(
        "Form and JSON edit the same draft. A field the form does not know stays in the JSON and is sent as it is."));
}

void BodyPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
