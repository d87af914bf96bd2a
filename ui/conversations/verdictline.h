#pragma once
#include "app/lineage/verdict.h"

#include <QWidget>

namespace ui {

/// One line under the composer: icon, bold word, reason; elided, whole in the tooltip.
class VerdictLine final : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictLine(QWidget *parent = nullptr);
    void setVerdict(const std::optional<lineage::Verdict> &verdict);
    /// Without a verdict: a plain fact (offline, nothing known yet).
    void setFact(const QString &icon, const QString &fact);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const QString &icon, const QString &word, const QString &reason);

    std::optional<lineage::Verdict> m_verdict;
    QString m_icon, m_word, m_reason;
};

} // namespace ui
