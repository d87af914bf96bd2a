#pragma once
#include "app/evidence/story.h"
#include "ui/common/chip.h"
#include "ui/inspector/rowlink.h"

namespace ui {

/// One row of the lineage strip: icon with its links, what it is, what tells it apart.
class StripPart final : public RowLink
{
    Q_OBJECT
public:
    /// How the row is linked to its neighbour.
    enum class Link { None, Plain, Wrong };
    /// What it shows; words in the language that is installed.
    struct Look
    {
        QString icon;
        Tone tone = Tone::Dim; ///< of icon and both texts; Dim: text and dim text
        QString what;
        QString tells;
        bool tellsMono = false;
        QString more; ///< for the tooltip and the accessible name: the id whole, the time
    };

    StripPart(const evidence::StoryPart &part, const Look &look, QWidget *parent = nullptr);
    void setLinks(Link above, Link below);
    [[nodiscard]] QSize sizeHint() const override;
    /// What a part of a story looks like. `ids`: of the whole story, so that each is shortened apart from the others.
    [[nodiscard]] static Look lookOf(
        const evidence::StoryPart &part, const QStringList &ids, std::optional<protocol::Scene> scene);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLinks(QPainter &painter) const;
    void paintTexts(QPainter &painter) const;

    Look m_look;
    bool m_isCurrent;
    Link m_above = Link::None;
    Link m_below = Link::None;
};

} // namespace ui
