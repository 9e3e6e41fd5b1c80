import { render } from "preact";
import { App } from "./app";
import { dropToken } from "./state/address";
import { applyTheme } from "./state/settings";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/parts.css";
import "./styles/reader.css";
import "./styles/review.css";
import "./styles/pictures.css";

dropToken();
applyTheme();
render(<App />, document.getElementById("page")!);
