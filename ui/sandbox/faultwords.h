#pragma once
#include <QCoreApplication>
#include <QStringList>

namespace ui {

/// What a person can let go wrong, and the words for it. Faults are named as a scenario names them. Thread: GUI.
class FaultWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::FaultWords)
public:
    /// Where a fault strikes, as the panel offers it.
    enum class Place { Send, Model, Event, Connection };
    struct Offer
    {
        QByteArray point; ///< `send`
        QByteArray act; ///< `status 502`: what it is called once it is armed
        QByteArray members; ///< of the fault's JSON object: `"do":"status","status":502`
    };
    [[nodiscard]] static const QList<Offer> &offers(Place place);
    /// The JSON text of an offer that strikes the next `times` times.
    [[nodiscard]] static QByteArray faultOf(const Offer &offer, int times);

    [[nodiscard]] static QString pointText(const QString &point);
    /// A sentence without its full stop; the bare words of a fault that nobody has a sentence for.
    [[nodiscard]] static QString actText(const QString &act);

private:
    [[nodiscard]] static QString answerText(const QString &what, const QString &status, bool carriedOut);
    [[nodiscard]] static QString frameText(const QString &kind);
};

} // namespace ui
