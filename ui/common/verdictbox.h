#pragma once
#include "app/lineage/verdict.h"
#include "ui/common/verdictlook.h"

class QLabel;

namespace ui {

/// `safe`, `uncertain`, `doomed`, `may arrive twice`, `proactive`: one word for narrow places.
[[nodiscard]] QString verdictWord(const lineage::Verdict &verdict);

/// What would become of the draft, tinted: bold word with its sentence, below it the reason and the evidence.
class VerdictBox final : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictBox(QWidget *parent = nullptr);
    /// `evidence` may be empty.
    void setVerdict(const lineage::Verdict &verdict, const QString &evidence);
    /// What a person should know before, whatever the verdict is.
    void setWarning(const QString &warning, const QString &consequence);
    /// Without a verdict: why there is none.
    void setFact(const QString &icon, const QString &fact);
    /// A verdict on several messages. `body` may be empty.
    void setForecast(Tone tone, const QString &icon, const QString &head, const QString &body);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(Tone tone, const QString &icon, const QString &head, const QString &body);

    Tone m_tone = Tone::Dim;
    QString m_icon;
    QLabel *m_head;
    QLabel *m_body;
};

} // namespace ui
