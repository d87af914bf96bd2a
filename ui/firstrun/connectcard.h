#pragma once
#include "app/protocol/errorcatalogue.h"
#include "ui/common/card.h"
#include "ui/common/checklist.h"
#include "ui/firstrun/botdraft.h"

class QFormLayout;
class QLineEdit;

namespace ui {

class Button;
class CheckBox;
class IconMark;
class Segmented;

/// "Connect my bot": who it is, where its platform and its model are, a test of all that, and the way in. Thread: GUI.
class ConnectCard final : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectCard(const protocol::ErrorCatalogue &catalogue, QWidget *parent = nullptr);

    /// What is known of the bot already: its secret is asked for again.
    void setKnown(const config::Profile &profile);
    /// Why the bot is asked for, where it should be known, in the language in force; empty hides it.
    void setNotice(std::function<QString()> notice);
    void setReport(const doctor::Report &report);
    /// As it is written in the fields.
    [[nodiscard]] BotDraft draft() const;

signals:
    /// `withEvents`: also which of them are granted.
    void testWanted(const ui::BotDraft &draft, bool withEvents);
    void connectWanted(const ui::BotDraft &draft);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Field
    {
        QLabel *title = nullptr;
        QWidget *value = nullptr;
    };
    enum Environment { Production, TestEnvironment, OtherAddress };
    enum Agent { WatchOnly, Answers };
    void buildLayout();
    [[nodiscard]] QWidget *buildFields();
    [[nodiscard]] QWidget *buildSecret(QLineEdit *edit, Button *show);
    QLabel *addField(QWidget *value);
    void edited();
    void showFields();
    void retranslate();
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString connectText() const;

    QFormLayout *m_form = nullptr;
    QList<QLabel *> m_titles;
    QLabel *m_title;
    QLabel *m_notice;
    QLineEdit *m_appId;
    QLineEdit *m_secret;
    Button *m_showSecret;
    Segmented *m_environment;
    QLineEdit *m_apiBase;
    QLineEdit *m_tokenUrl;
    Segmented *m_agent;
    QLineEdit *m_modelBase;
    QLineEdit *m_modelName;
    QLineEdit *m_modelKey;
    Button *m_showKey;
    Button *m_test;
    QLabel *m_testNote;
    CheckBox *m_withEvents;
    CheckList *m_checks;
    Button *m_connect;
    CheckBox *m_keep;
    std::function<QString()> m_noticeText;
    QString m_profileName;
    QString m_botName; ///< as the platform told it
    doctor::Report m_report;
};

} // namespace ui
