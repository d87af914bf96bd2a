#pragma once
#include "app/console/program.h"
#include "ui/desk/examiner.h"
#include "ui/firstrun/botdraft.h"

namespace ui {

class ConnectCard;

/// What becomes of a bot that a person describes in a card: it is tested when they want that, its profile and secrets
/// are kept, and it is handed on. Thread: GUI.
class BotMaker final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive it.
    BotMaker(console::Program &program, ConnectCard &card, QObject *parent = nullptr);

signals:
    /// A person has decided; what is written to the keyring may take a while.
    void begun();
    /// It can be started. `notice`: what could not be kept; empty: nothing.
    void made(const console::KnownBot &bot, const QString &notice);

private:
    void test(const BotDraft &draft, bool withEvents);
    void make(const BotDraft &draft);
    void keepSecrets(const BotDraft &draft);
    void tell(const BotDraft &draft);
    [[nodiscard]] config::Profile profileOf(const BotDraft &draft) const;

    console::Program &m_program;
    Examiner m_examiner;
    QString m_notice;
    bool m_isBegun = false;
    int m_openWrites = 0;
};

} // namespace ui
