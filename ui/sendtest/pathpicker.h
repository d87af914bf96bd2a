#pragma once
#include "app/lineage/anchorledger.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;

namespace ui {

class Button;
class IconMark;
class RingLabel;
class Segmented;

/// The path of a test: the newest anchor, a certain one (of the bot's, or an id that a person types), or none. Shows
/// what the anchor has left, as it is now. Thread: GUI.
class PathPicker final : public QWidget
{
    Q_OBJECT
public:
    explicit PathPicker(QWidget *parent = nullptr);

    /// Another conversation: what was picked belongs to the one before. `rules` null: no bot.
    void setConversation(protocol::Scene scene, const core::PeerId &peer, const lineage::RuleSet *rules);
    /// As the bot told them, newest first; nullopt: not told yet.
    void setAnchors(const std::optional<QList<lineage::Anchor>> &anchors);
    /// Counts down.
    void setNow(core::WallTime now);
    /// An explicit choice without an id while nothing is picked.
    [[nodiscard]] lineage::AnchorChoice choice() const;
    /// What can have the keyboard is off while a test runs.
    void setEditable(bool editable);

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Path { Newest, Certain, Proactive };

    void buildLayout();
    void retranslate();
    void refresh();
    void showAnchor(const lineage::Anchor *anchor);
    void showNote(const QString &icon, const QString &head, const QString &note);
    void fillMenu();
    void pick(const lineage::AnchorId &id);
    void typeId();
    [[nodiscard]] bool isTyping() const;
    [[nodiscard]] const lineage::Anchor *find(const QString &id) const;
    [[nodiscard]] const lineage::Anchor *shownAnchor() const;
    [[nodiscard]] QString leftText(const lineage::Anchor &anchor) const;
    [[nodiscard]] QStringList ids() const;

    protocol::Scene m_scene = protocol::Scene::C2c;
    core::PeerId m_peer;
    const lineage::RuleSet *m_rules = nullptr;
    std::optional<QList<lineage::Anchor>> m_anchors;
    std::optional<lineage::AnchorId> m_picked; ///< none: the newest that there is
    bool m_wantsOther = false; ///< an id that stands in the field
    core::WallTime m_now{};

    Segmented *m_path;
    RingLabel *m_ring;
    IconMark *m_mark; ///< in the ring's stead
    QLabel *m_head;
    QLabel *m_note;
    Button *m_pick;
    QMenu *m_menu;
    QLineEdit *m_id;
};

} // namespace ui
