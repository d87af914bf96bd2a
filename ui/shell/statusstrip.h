#pragma once
#include "app/journal/textindexer.h"
#include "ui/shell/linestate.h"

#include <QWidget>

class QLabel;

namespace ui {

/// The 26 px line at the bottom: the line to the platform at the left, the journal at the right.
class StatusStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QString profile, QString appId, QWidget *parent = nullptr);
    void setState(const LineState &state, const protocol::ErrorCatalogue &catalogue, core::WallTime now);
    /// -1: not known yet.
    void setRows(qint64 rows);
    /// How far the text index has come: told while it is far behind.
    void setIndex(const journal::IndexState &index);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QLabel *addFact(const QString &name, bool mono);
    void retranslate();
    void showLine();

    QString m_profile, m_appId;
    LineState m_state;
    QString m_word; ///< `Connected`
    core::WallTime m_now{};
    qint64 m_rows = -1;
    journal::IndexState m_index;
    QLabel *m_icon;
    QLabel *m_connection;
    QLabel *m_bot;
    QLabel *m_session;
    QLabel *m_heartbeat;
    QLabel *m_token;
    QLabel *m_journal;
};

} // namespace ui
