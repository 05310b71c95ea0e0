"""The words people read for each error; `layerscope.desktop.words.messages.words` chooses among them."""
