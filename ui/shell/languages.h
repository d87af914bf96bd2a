#pragma once
#include <QObject>
#include <QTranslator>

namespace ui {

/// The language of the interface. System: Chinese for a Chinese desktop, else English.
enum class LanguageChoice { System, English, Chinese };

/// Installs and removes the translators of the program and of Qt, and sets the default locale. Every widget hears of it
/// as LanguageChange. Thread: GUI.
class Languages final : public QObject
{
    Q_OBJECT
public:
    /// The program's one; it ends with the application.
    [[nodiscard]] static Languages &current();
    void install(LanguageChoice choice);
    [[nodiscard]] LanguageChoice choice() const { return m_choice; }

private:
    using QObject::QObject;
    LanguageChoice m_choice = LanguageChoice::English;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace ui
