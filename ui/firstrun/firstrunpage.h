#pragma once
#include "app/protocol/errorcatalogue.h"

#include <QScrollArea>

class QLabel;
class QMenu;

namespace ui {

class Button;
class ConnectCard;
class Segmented;

/// What a person meets who has no bot here yet: try the sandbox, connect a bot, or look at a log. Reaches nothing by
/// itself. Thread: GUI.
class FirstRunPage final : public QScrollArea
{
    Q_OBJECT
public:
    /// `scenarios`: of the sandbox; empty: this build has none. `catalogue` outlives the page.
    FirstRunPage(const protocol::ErrorCatalogue &catalogue, const QStringList &scenarios, QWidget *parent = nullptr);

    [[nodiscard]] ConnectCard &connectCard() { return *m_connect; }
    /// Which of the choices are in force: English or Chinese; system, light or dark.
    void setChoices(int language, int theme);

signals:
    /// `scenario`: empty for the first one.
    void sandboxWanted(const QString &scenario);
    /// A person only wants to look at what is there: logs, or the journal of before.
    void readingWanted(bool opensLog);
    void logsDropped(const QStringList &paths);
    void languageChosen(int language);
    void themeChosen(int theme);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildHeading();
    [[nodiscard]] QWidget *buildSandboxCard();
    [[nodiscard]] QWidget *buildLogStrip();
    [[nodiscard]] QWidget *buildFooter();
    void fillScenarios();
    void retranslate();

    QStringList m_scenarios;
    QLabel *m_name;
    QLabel *m_claim;
    QLabel *m_sandboxTitle;
    QLabel *m_sandboxNote;
    QLabel *m_sandboxText;
    QList<QLabel *> m_sandboxPoints;
    Button *m_openSandbox;
    Button *m_chooseScenario;
    QMenu *m_scenarioMenu;
    ConnectCard *m_connect;
    QLabel *m_logTitle;
    QLabel *m_logText;
    Button *m_openLog;
    Button *m_read;
    Segmented *m_language;
    Segmented *m_theme;
    QLabel *m_privacy;
};

} // namespace ui
