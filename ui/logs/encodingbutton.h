#pragma once
#include "app/importer/encoding.h"
#include "ui/common/button.h"

class QMenu;

namespace ui {

/// Offers the encodings in which a file can be read again. Its name for a reader says what it is for; the visible text
/// is the caller's. Thread: GUI.
class EncodingButton final : public Button
{
    Q_OBJECT
public:
    explicit EncodingButton(Kind kind, QWidget *parent = nullptr);
    /// What the file was read in; none: nobody chose, and it could not be guessed.
    void setEncoding(std::optional<importer::Encoding> encoding);

signals:
    /// Another one than it was read in.
    void encodingChosen(importer::Encoding encoding);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void retranslate();

    std::optional<importer::Encoding> m_encoding;
    QMenu *m_choices;
};

} // namespace ui
