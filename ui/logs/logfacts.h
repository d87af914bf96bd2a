#pragma once
#include "app/imports/log.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QMenu;

namespace ui {

class Button;
class ChipLabel;
class EncodingButton;
class FlowText;

/// What is known about a log: where it was, its encoding, its first day, what it held, its clock, whose it is. Encoding
/// and bot can be chosen. Thread: GUI.
class LogFacts final : public QWidget
{
    Q_OBJECT
public:
    /// `profile`: of this window's bot, which a log may be bound to.
    explicit LogFacts(QString profile, QWidget *parent = nullptr);
    void setLog(const imports::Log &log);

signals:
    /// Read again in this encoding.
    void encodingChosen(importer::Encoding encoding);
    /// Empty: of no bot.
    void profileChosen(const QString &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void addRow(QLabel *title, QWidget *value);
    void showEncoding();
    void fillProfiles();
    void showBinding();
    void retranslate();

    QString m_profile;
    imports::Log m_log;
    QGridLayout *m_grid = nullptr;
    QList<QLabel *> m_titles; ///< in the order of the rows
    FlowText *m_path;
    FlowText *m_day;
    FlowText *m_counts;
    FlowText *m_skew;
    EncodingButton *m_encoding;
    Button *m_binding;
    QMenu *m_bindingMenu;
    ChipLabel *m_bound;
    FlowText *m_boundNote;
};

} // namespace ui
