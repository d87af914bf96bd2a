#pragma once
#include "app/lineage/anchorledger.h"

#include <QWidget>

class QMenu;
class QPlainTextEdit;

namespace ui {

class Button;
class VerdictLine;

/// Where a person writes to a conversation: text, the anchor to hang on, and what would become of it. The verdict warns
/// and never forbids: Send is off for an empty text only.
class Composer final : public QWidget
{
    Q_OBJECT
public:
    explicit Composer(QWidget *parent = nullptr);

    /// Another conversation: the draft is kept by the caller. `rules` null: nothing can be sent, and `why` says so.
    void setConversation(
        protocol::Scene scene, const core::PeerId &peer, const lineage::RuleSet *rules, const QString &why);
    /// Anchors as the bot told them, newest first; nullopt: not told yet.
    void setAnchors(const std::optional<QList<lineage::Anchor>> &anchors);
    /// Recomputes countdown and verdict.
    void setNow(core::WallTime now);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] const lineage::AnchorChoice &choice() const { return m_choice; }
    void setChoice(const lineage::AnchorChoice &choice);
    void focusText();

signals:
    void sendRequested(const QString &text, const lineage::AnchorChoice &choice);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void grow();
    void refresh();
    void refreshAnchorButton(const lineage::Chosen &chosen);
    void fillMenu();
    void send();
    [[nodiscard]] QString anchorLabel(const lineage::Anchor &anchor) const;

    QPlainTextEdit *m_text;
    Button *m_anchor;
    QMenu *m_menu;
    Button *m_send;
    VerdictLine *m_verdict;
    protocol::Scene m_scene = protocol::Scene::C2c;
    core::PeerId m_peer;
    QString m_why; ///< while m_rules is null
    const lineage::RuleSet *m_rules = nullptr;
    std::optional<QList<lineage::Anchor>> m_anchors;
    lineage::AnchorChoice m_choice;
    core::WallTime m_now{};
};

} // namespace ui
