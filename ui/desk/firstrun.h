#pragma once
#include "ui/common/theme.h"
#include "ui/desk/botmaker.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/shell/languages.h"

namespace ui {

/// The window before there is a bot: what a person chooses there, the program begins with. Thread: GUI.
class FirstRun final : public QObject
{
    Q_OBJECT
public:
    /// `program` waits for begin(), and outlives this.
    FirstRun(console::Program &program, const console::NoBot &why, ThemeChoice theme, LanguageChoice language,
        QObject *parent = nullptr);
    ~FirstRun() override;

    [[nodiscard]] FirstRunPage &page() { return *m_page; }
    /// Logs to be opened in the window that comes.
    [[nodiscard]] const QStringList &logs() const { return m_logs; }
    /// A person wants to choose one there.
    [[nodiscard]] bool opensLog() const { return m_opensLog; }
    /// What the window that comes has to tell; empty: nothing.
    [[nodiscard]] const QString &notice() const { return m_notice; }

signals:
    void themeChosen(ui::ThemeChoice choice);
    void languageChosen(ui::LanguageChoice choice);
    /// A person closed it.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectPage();
    void beginSandbox(const QString &scenario);
    void beginReading();

    console::Program &m_program;
    std::unique_ptr<FirstRunPage> m_page;
    std::unique_ptr<BotMaker> m_maker; ///< below the page that it listens to
    QStringList m_logs;
    QString m_notice;
    bool m_opensLog = false;
    bool m_begun = false;
};

} // namespace ui
