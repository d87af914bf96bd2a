#pragma once
#include "app/traffic/record.h"
#include "ui/resend/resenddraft.h"

#include <QWidget>

class QLabel;

namespace ui {

class BodyEditor;
class Button;
class ChangeList;
class RouteLine;

/// The middle part of the sheet: the request as it will leave, and what differs from the attempt before. Thread: GUI.
class BodyPane final : public QWidget
{
    Q_OBJECT
public:
    explicit BodyPane(QWidget *parent = nullptr);

    /// `POST /v2/users/…/messages`
    void setRoute(const QString &route);
    /// Compared with the attempt that ended in that state.
    void setChanges(const QList<FieldChange> &changes, traffic::State before, const QStringList &others);
    /// None: the JSON can be read.
    void setFault(const std::optional<DraftFault> &fault);
    [[nodiscard]] BodyEditor *editor() const { return m_editor; }

signals:
    void curlWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeChanges();
    [[nodiscard]] QWidget *makeNote();
    void retranslate();
    [[nodiscard]] QString changesTitle() const;
    [[nodiscard]] QString faultText() const;

    QLabel *m_title;
    RouteLine *m_route;
    Button *m_curl;
    BodyEditor *m_editor;
    QLabel *m_faultLabel;
    QLabel *m_changesTitle;
    QLabel *m_changesCount;
    ChangeList *m_changes;
    QLabel *m_note;
    int m_count = 0;
    traffic::State m_before = traffic::State::None;
    std::optional<DraftFault> m_fault;
};

} // namespace ui
