#pragma once
#include <QObject>

class QAbstractItemView;

namespace ui {

/// Keeps a view at its newest row until the reader scrolls away, and counts what comes meanwhile. Scrolling back to the
/// end resumes, unless following was switched off by hand. Thread: GUI.
class FollowTail final : public QObject
{
    Q_OBJECT
public:
    /// Call after the view has its model.
    explicit FollowTail(QAbstractItemView &view, QObject *parent = nullptr);

    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// Rows that came since the reader left the end.
    [[nodiscard]] int unseen() const { return m_unseen; }
    /// By hand: stays off at the end of the list, too.
    void setFollowing(bool following);
    /// The reader goes elsewhere (jump to a row): pauses as scrolling does.
    void pause();

signals:
    void followingChanged(bool following);
    void unseenChanged(int rows);

private:
    void change(bool following);
    void toEnd();
    void scrolled(int value);
    void count(int rows);

    QAbstractItemView &m_view;
    bool m_following = true;
    bool m_resumesAtEnd = true;
    bool m_moving = false; ///< the scroll bar moves because we move it
    int m_unseen = 0;
};

} // namespace ui
