#pragma once
#include "app/evidence/story.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

/// How a message came to be and what became of it, as rows from the user's message down; the edge that breaks a rule is
/// red and says why in one sentence. Hidden when there is nothing to tell.
class LineageStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit LineageStrip(QWidget *parent = nullptr);
    void setStory(const evidence::Story &story, std::optional<protocol::Scene> scene);

signals:
    void rowRequested(journal::RowRef row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void addPart(qsizetype index, const QStringList &ids);

    evidence::Story m_story;
    std::optional<protocol::Scene> m_scene;
    QLabel *m_title;
    QLabel *m_leftOut;
    QVBoxLayout *m_parts = nullptr;
};

/// Every id that a story names.
[[nodiscard]] QStringList idsOf(const evidence::Story &story);

} // namespace ui
