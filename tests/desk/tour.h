#pragma once
#include "tests/desk/deskbench.h"

#include <functional>

/// What a person has before them at one moment: the window, or a sheet over it.
struct Stop
{
    QString name;
    QWidget *root = nullptr;
};

/// Leads through every place of the window, the pages of the inspector, the sheets and what opens in a place: a failed
/// turn, its cure, a filter that cannot be read, a plan, the palette, a foreign log, the bots, the sandbox, a send
/// test, each part of the settings, the help, the keys. Each stop is settled when it is shown. Fails the test when it
/// does not get there.
class Tour
{
public:
    using Look = std::function<void(const Stop &stop)>;
    /// `bench`: of a scenario with a refused message, `own-id`.
    Tour(DeskBench &bench, Look look)
        : m_bench(bench)
        , m_look(std::move(look))
    {
    }
    void lead();
    /// The pages that a person meets who has no bot yet, in a window of their own.
    void firstRun();
    static constexpr int stops = 43; ///< at least so many, so that a tour that ends early is noticed

private:
    void conversations();
    void inspector();
    void resendSheet();
    void traffic();
    void undelivered();
    void logs();
    void bots();
    void sandbox();
    void sendTest();
    void settings();
    void help();
    void palette();
    void keySheet();

    void stop(const QString &name, QWidget *root = nullptr);
    void reach(bool reached, const char *what);
    void dropLog();

    DeskBench &m_bench;
    Look m_look;
};
