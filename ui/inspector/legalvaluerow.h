#pragma once
#include "app/text/fieldtext.h"

#include <QWidget>

namespace ui {

/// A legal value and what it stands for; the one that stands in the field has a check mark and is bold.
class LegalValueRow final : public QWidget
{
    Q_OBJECT
public:
    explicit LegalValueRow(const text::LegalValueText &value, QWidget *parent = nullptr);
};

} // namespace ui
