#include "ui/inspector/legalvaluerow.h"

#include "ui/common/iconmark.h"
#include "ui/inspector/parts.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int valueWidth = 72; ///< `required` in the mono font
constexpr int rowGap = 2;
} // namespace

LegalValueRow::LegalValueRow(const text::LegalValueText &value, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(value.isPresent ? u"presentValue"_s : u"legalValue"_s);
    auto *mark = new IconMark(this, metrics::iconSmall);
    mark->setIcon(value.isPresent ? u"check"_s : QString(), Tone::Accent);
    QLabel *spelled = plainLabel(u"valueSpelled"_s, value.isPresent ? FontRole::MonoBold : FontRole::Mono, this);
    spelled->setText(value.value);
    spelled->setWordWrap(false);
    spelled->setMinimumWidth(valueWidth);
    QLabel *meaning = plainLabel(u"valueMeaning"_s, value.isPresent ? FontRole::SmallBold : FontRole::Small, this);
    meaning->setText(value.meaning);
    setInk(meaning, value.isPresent ? "text" : "dim");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, rowGap, 0, rowGap);
    row->setSpacing(metrics::iconGap);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(spelled, 0, Qt::AlignTop);
    row->addWidget(meaning, 1);
    setAccessibleName(value.isPresent ? tr("%1, %2, this is the value").arg(value.value, value.meaning)
                                      : tr("%1, %2", "a legal value and its meaning").arg(value.value, value.meaning));
}

} // namespace ui
