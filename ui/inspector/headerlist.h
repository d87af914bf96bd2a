#pragma once
#include "app/traffic/record.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;

/// The headers of a call, folded to one line until opened. Hidden when there are none.
class HeaderList final : public QWidget
{
    Q_OBJECT
public:
    explicit HeaderList(QWidget *parent = nullptr);
    void setHeaders(const QList<traffic::Header> &headers);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setOpen(bool open);
    void retranslate();

    Button *m_fold;
    QLabel *m_lines;
    qsizetype m_count = 0;
};

} // namespace ui
