#include "ui/inspector/fieldpane.h"

#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/flowrow.h"
#include "ui/common/theme.h"
#include "ui/inspector/edgenote.h"
#include "ui/inspector/factrow.h"
#include "ui/inspector/legalvaluerow.h"
#include "ui/inspector/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollBar>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// More legal values than these are told in a row of words: sixty events would push everything else out of sight.
constexpr qsizetype mostRows = 12;
constexpr qsizetype mostOthers = 12;

/// A part counts for the height at once: by itself it would be shown, and counted, only later.
void put(QVBoxLayout &list, QWidget *part)
{
    list.addWidget(part);
    part->show();
}
} // namespace

FieldPane::FieldPane(QWidget *parent)
    : QScrollArea(parent)
    , m_name(plainLabel(u"fieldName"_s, FontRole::MonoBold, this))
    , m_type(plainLabel(u"fieldType"_s, FontRole::Small, this))
    , m_meaning(plainLabel(u"fieldMeaning"_s, FontRole::Base, this))
    , m_outside(plainLabel(u"fieldOutside"_s, FontRole::Small, this))
    , m_readingTitle(partTitle(u"fieldReadingTitle"_s, this))
    , m_reading(plainLabel(u"fieldReading"_s, FontRole::Small, this))
{
    setObjectName(u"fieldPane"_s);
    buildLayout();
    connect(m_filter, &QAbstractButton::clicked, this, [this] { emit filterAsked(false); });
    connect(m_exclude, &QAbstractButton::clicked, this, [this] { emit filterAsked(true); });
    connect(m_copyPath, &QAbstractButton::clicked, this, &FieldPane::copyPathAsked);
    connect(m_copyValue, &QAbstractButton::clicked, this, &FieldPane::copyValueAsked);
    retranslate();
}

QWidget *FieldPane::makeButtons()
{
    auto *row = new FlowRow(this);
    const auto make = [row](const QString &name, const QString &icon) {
        auto *button = new Button(Button::Kind::Normal, row);
        button->setObjectName(name);
        button->setIconName(icon);
        return button;
    };
    m_filter = make(u"filterByField"_s, u"filter"_s);
    m_exclude = make(u"excludeField"_s, {});
    m_copyPath = make(u"copyFieldPath"_s, u"copy"_s);
    m_copyValue = make(u"copyFieldValue"_s, u"copy"_s);
    return row;
}

void FieldPane::buildLayout()
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    setGround(content, "window");
    setGround(viewport(), "window");
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(
        metrics::panelPadding, metrics::cardPadding, metrics::panelPadding, metrics::cardPadding);
    column->setSpacing(metrics::gap);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::gap);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_type->setWordWrap(false);
    setInk(m_type, "dim");
    head->addWidget(m_name, 1);
    head->addWidget(m_type);
    column->addLayout(head);
    column->addWidget(m_meaning);
    const auto addList = [column] {
        auto *list = new QVBoxLayout;
        list->setSpacing(0);
        column->addLayout(list);
        return list;
    };
    m_faults = addList();
    m_faults->setSpacing(metrics::gap);
    m_values = addList();
    setInk(m_outside, "warn");
    column->addWidget(m_outside);
    column->addWidget(m_readingTitle);
    column->addWidget(m_reading);
    m_path = addList();
    column->addWidget(makeButtons());
    column->addStretch();
    content->setMinimumHeight(1); // else wrapped labels ask for the height that they would have when narrow
    setWidget(content);
}

void FieldPane::setField(const ShownField &field)
{
    m_field = field;
    const QString name = text::visibleText(field.name, false);
    m_name->setText(name);
    m_type->setText(field.type);
    m_meaning->setText(field.said.meaning);
    setInk(m_meaning, field.said.isNamed ? "text" : "dim");
    clearParts(*m_path);
    put(*m_path, new FactRow({tr("Path"), text::visibleText(field.path, false), {}, true, {}, Tone::Dim}, widget()));
    showValues();
    showReading();
    showButtons();
    // A screen reader that comes here hears all of it at once.
    setAccessibleName(tr("Field %1").arg(name));
    setAccessibleDescription(field.said.meaning);
    verticalScrollBar()->setValue(0);
    fit(m_most);
}

void FieldPane::showValues()
{
    clearParts(*m_values);
    const auto &values = m_field.said.values;
    const bool all = values.size() <= mostRows;
    QStringList others;
    for (const text::LegalValueText &value : values) {
        if (all || value.isPresent) {
            put(*m_values, new LegalValueRow(value, widget()));
        } else {
            others.append(value.value);
        }
    }
    if (!others.isEmpty()) {
        QLabel *rest = plainLabel(u"otherValues"_s, FontRole::Small, widget());
        const QString comma = tr(", ", "between the values of a list");
        const QString some = others.mid(0, mostOthers).join(comma);
        rest->setText(others.size() <= mostOthers
                ? tr("Others: %1").arg(some)
                : tr("Others: %1 and %2 more").arg(some).arg(others.size() - mostOthers));
        rest->setToolTip(others.join(comma));
        setInk(rest, "dim");
        put(*m_values, rest);
    }
    m_outside->setText(m_field.said.outsideList);
    m_outside->setVisible(!m_field.said.outsideList.isEmpty());
}

void FieldPane::showReading()
{
    const auto &decoded = m_field.said.decoded;
    const bool isProblem = decoded && decoded->isProblem;
    // What is wrong stands on red; what to do about it does not.
    const QString reading = isProblem ? decoded->advice : decoded ? decoded->full : QString();
    m_readingTitle->setText(isProblem ? tr("What to do") : tr("Reads as"));
    m_reading->setText(reading);
    m_reading->setVisible(!reading.isEmpty());
    m_readingTitle->setVisible(!reading.isEmpty());
    clearParts(*m_faults);
    if (!m_field.verdict.isEmpty()) {
        put(*m_faults, new EdgeNote(m_field.verdict, widget()));
    }
    if (isProblem) {
        put(*m_faults, new EdgeNote(decoded->full, widget()));
    }
}

void FieldPane::setCanFilter(bool can)
{
    m_canFilter = can;
    showButtons();
}

void FieldPane::showButtons()
{
    m_filter->setVisible(m_canFilter && m_field.isScalar);
    m_exclude->setVisible(m_canFilter && m_field.isScalar);
}

void FieldPane::fit(int most)
{
    m_most = most;
    const int needed = widget()->layout()->totalHeightForWidth(qMax(1, width()));
    setFixedHeight(qMax(0, std::min(needed, most)));
}

void FieldPane::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        fit(m_most);
    }
}

void FieldPane::retranslate()
{
    const auto label = [](Button *button, const QString &text) {
        button->setText(text);
        button->setAccessibleName(text);
    };
    label(m_filter, tr("Filter by this"));
    label(m_exclude, tr("Exclude"));
    label(m_copyPath, tr("Copy path"));
    label(m_copyValue, tr("Copy value"));
}

void FieldPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QScrollArea::changeEvent(event);
}

} // namespace ui
