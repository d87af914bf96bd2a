#pragma once
#include "ui/common/chip.h"
#include "ui/undelivered/plansummary.h"

#include <QWidget>

class QLabel;

namespace ui {

/// One thing that a plan does: icon, bold count, why, and a note under it.
class PlanFact final : public QWidget
{
    Q_OBJECT
public:
    PlanFact(QString icon, Tone tone, QWidget *parent);
    /// An empty `head` hides it; an empty `note` takes no room.
    void setContent(const QString &head, const QString &reason, const QString &note);
    /// Where there is no room the note is a tooltip.
    void setCompact(bool compact);

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();
    void showNote();

    QString m_icon;
    Tone m_tone;
    bool m_compact = false;
    QLabel *m_mark, *m_head, *m_reason, *m_note;
};

/// What the plan sends, leaves, skips and excludes, in words. Thread: GUI.
class PlanFacts final : public QWidget
{
    Q_OBJECT
public:
    explicit PlanFacts(QWidget *parent = nullptr);
    void setPlan(const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages,
        const protocol::ErrorCatalogue &catalogue);
    void setCompact(bool compact);

private:
    PlanFact *m_sent, *m_leftOut, *m_waiting, *m_skipped, *m_refused;
};

/// A bar whose parts are as long as their counts. Thread: GUI.
class PlanBar final : public QWidget
{
    Q_OBJECT
public:
    struct Part
    {
        Tone tone = Tone::Dim;
        int count = 0;
        friend bool operator==(const Part &, const Part &) = default;
    };
    explicit PlanBar(QWidget *parent = nullptr);
    void setParts(const QList<Part> &parts, const QString &spoken);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Part> m_parts;
};

} // namespace ui
