#pragma once
#include "app/console/program.h"
#include "app/doctor/examination.h"
#include "ui/common/theme.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/shell/languages.h"

namespace ui {

/// The window before there is a bot: what a person chooses there, the program begins with. A test runs on a thread of
/// its own. Thread: GUI.
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
    void test(const BotDraft &draft);
    void connectBot(const BotDraft &draft);
    void keepSecrets(const BotDraft &draft);
    void begin(const BotDraft &draft);
    void beginSandbox(const QString &scenario);
    void beginReading();
    [[nodiscard]] config::Profile profileOf(const BotDraft &draft) const;

    console::Program &m_program;
    Languages m_languages;
    std::unique_ptr<FirstRunPage> m_page;
    QThread m_thread;
    doctor::Examination *m_examination = nullptr; ///< the newest; lives on the thread
    QStringList m_logs;
    QString m_notice;
    bool m_opensLog = false;
    bool m_begun = false;
    int m_openWrites = 0;
};

} // namespace ui
