#pragma once
#include "app/doctor/check.h"
#include "app/protocol/errorcatalogue.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

class Card;

/// What an examination has come to: a line for each check, and below them what a person can do. Thread: GUI.
class CheckList final : public QWidget
{
    Q_OBJECT
public:
    explicit CheckList(const protocol::ErrorCatalogue &catalogue, QWidget *parent = nullptr);
    void setReport(const doctor::Report &report);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Line;
    void fit(qsizetype count);
    void retell();

    const protocol::ErrorCatalogue &m_catalogue;
    doctor::Report m_report;
    Card *m_card;
    QVBoxLayout *m_lineColumn;
    QList<Line *> m_lines;
    Card *m_advice;
    QLabel *m_adviceTitle;
    QLabel *m_adviceText;
};

} // namespace ui
